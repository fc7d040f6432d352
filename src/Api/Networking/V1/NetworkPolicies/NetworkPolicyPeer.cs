using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicyPeer")]
public sealed partial record NetworkPolicyPeer
{
    [Field("podSelector", 1)]
    public LabelSelector? PodSelector { get; init; }

    [Field("namespaceSelector", 2)]
    public LabelSelector? NamespaceSelector { get; init; }

    [Field("ipBlock", 3)]
    public IPBlock? IpBlock { get; init; }
}
