namespace Keles.ApiServer.Hosting;

/// <summary>Bounds of the HTTPS server.</summary>
internal static class ServerLimits
{
    /// <summary>An exec request carries its command in its line.</summary>
    public const int RequestLineBytes = 1024 * 1024;

    public const int RequestHeaderBytes = 1024 * 1024;

    /// <summary>A client's watches share one connection.</summary>
    public const int StreamsPerConnection = 1000;

    /// <summary>Time that answers in flight have when the server ends; less than the program's own.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);

    /// <summary>Time of it that watches and terminals have to end by themselves.</summary>
    public static readonly TimeSpan StreamDrain = TimeSpan.FromSeconds(1);
}
