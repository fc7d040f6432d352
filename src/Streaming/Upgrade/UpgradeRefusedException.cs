namespace Keles.Streaming.Upgrade;

/// <summary>The server answered an upgrade with an ordinary response; it is kept so that it can be passed on.</summary>
public sealed class UpgradeRefusedException(int statusCode, string? contentType, string body)
    : IOException($"unable to upgrade connection: {(string.IsNullOrWhiteSpace(body) ? $"the server answered with status {statusCode}" : body.Trim())}")
{
    public int StatusCode => statusCode;

    public string? ContentType => contentType;

    public string Body => body;
}
