namespace Keles.ApiServer.Webhooks;

/// <summary>How long webhooks are waited for and how much they may say.</summary>
internal static class WebhookLimits
{
    /// <summary>Of one question, when nothing else is said.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Of an answer.</summary>
    public const int AnswerBytes = 16 * 1024 * 1024;

    /// <summary>Webhooks whose connections are kept; more than that begin anew.</summary>
    public const int Clients = 256;
}
