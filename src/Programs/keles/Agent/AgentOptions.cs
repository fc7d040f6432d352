using System.Net;

namespace Keles.Programs;

/// <param name="Directory">Its kubeconfigs, serving certificate and the cluster's authority.</param>
/// <param name="RelayPort">Port of 127.0.0.1 in the node that leads to the API; 0 for none.</param>
/// <param name="HasUplink">There is a way from the node to the outside.</param>
internal sealed record AgentOptions(string Name, IPAddress Address, string Directory, string Cgroup, IPEndPoint Server, int RelayPort, bool HasUplink);
