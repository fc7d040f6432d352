namespace Keles.LocalCluster;

/// <summary>What can be published.</summary>
public enum PortProtocol
{
    Tcp,
    Udp,
}
