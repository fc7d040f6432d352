namespace Keles.Network.Proxy.Tables;

/// <summary>One port of one service.</summary>
/// <param name="Protocol">"tcp", "udp" or "sctp".</param>
internal readonly record struct ServicePortKey(string Namespace, string Name, string Protocol, int Port)
{
    public override string ToString() => $"{Namespace}/{Name}/{Protocol}/{Port}";
}
