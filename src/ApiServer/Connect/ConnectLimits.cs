namespace Keles.ApiServer.Connect;

/// <summary>Bounds of the connections into the cluster.</summary>
internal static class ConnectLimits
{
    /// <summary>Reaching a kubelet or a pod.</summary>
    public static readonly TimeSpan Dial = TimeSpan.FromSeconds(10);

    /// <summary>An idle connection is closed after.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(90);

    /// <summary>Of a refusal's text, bytes that are passed on.</summary>
    public const int RefusalBytes = 50_000;

    public const int CopyBuffer = 32 * 1024;
}
