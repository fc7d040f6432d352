using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicySpec")]
public sealed partial record NetworkPolicySpec
{
    [Field("podSelector", 1, Always = true)]
    public LabelSelector PodSelector { get; init; } = LabelSelector.Empty;

    [Field("ingress", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyIngressRule> Ingress { get; init; }

    [Field("egress", 3, List = ListType.Atomic)]
    public Items<NetworkPolicyEgressRule> Egress { get; init; }

    [Field("policyTypes", 4, List = ListType.Atomic)]
    public Items<string> PolicyTypes { get; init; }
}
