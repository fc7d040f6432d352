namespace Keles.LocalCluster;

/// <summary>Bounds of the relays.</summary>
public static class RelayLimits
{
    /// <summary>Connections through one port at a time; further ones wait in the listener's queue.</summary>
    public const int Connections = 4096;

    /// <summary>Clients of one UDP port at a time; the one silent for longest makes room.</summary>
    public const int UdpClients = 1024;

    public const int BufferBytes = 64 * 1024;

    /// <summary>A UDP client that is silent this long is forgotten, as the kernel's connection tracking does.</summary>
    public static readonly TimeSpan UdpSilence = TimeSpan.FromSeconds(60);

    public static readonly TimeSpan Dial = TimeSpan.FromSeconds(10);
}
