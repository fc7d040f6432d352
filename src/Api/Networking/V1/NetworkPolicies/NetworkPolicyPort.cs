using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicyPort")]
public sealed partial record NetworkPolicyPort
{
    [Field("protocol", 1, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    [Field("port", 2)]
    public IntOrString? Port { get; init; }

    [Field("endPort", 3)]
    public int? EndPort { get; init; }
}
