using System.Net;

namespace Keles.LocalCluster;

/// <summary>A port of the host's 127.0.0.1 that somebody wants.</summary>
/// <param name="Owner">Who wants it, as a user reads it: "default/web (NodePort)".</param>
/// <param name="Targets">Where it leads in the hub, any of them as good as another; with none the port is open and hangs up.</param>
public sealed record PublishedPort(PortProtocol Protocol, int Port, string Owner, IReadOnlyList<IPEndPoint> Targets)
{
    internal (PortProtocol, int) Key => (Protocol, Port);
}
