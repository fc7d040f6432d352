namespace Keles.Grpc;

/// <summary>The bounds every call keeps unless its options say otherwise.</summary>
public static class GrpcLimits
{
    /// <summary>Largest message accepted; what upstream's kubelet allows a container runtime to answer.</summary>
    public const int MaxMessageBytes = 16 * 1024 * 1024;

    /// <summary>Longest status detail kept from a peer.</summary>
    public const int MaxDetailLength = 64 * 1024;

    /// <summary>How long a dial may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
}
