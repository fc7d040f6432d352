using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>A node: its init keeps the namespaces.</summary>
public sealed record NodeState(string Name, IPAddress Address, ProcessIdentity? Init, ProcessIdentity? Containerd, ProcessIdentity? Agent)
{
    public bool IsRunning => Init is { IsAlive: true };
}
