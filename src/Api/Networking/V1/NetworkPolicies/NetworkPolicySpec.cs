using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>What a network policy is to be.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicySpec")]
public sealed partial record NetworkPolicySpec
{
    /// <summary>The pods it is for; an empty selector means all of the namespace.</summary>
    [Field("podSelector", 1, Always = true)]
    public LabelSelector PodSelector { get; init; } = LabelSelector.Empty;

    /// <summary>What they may take; with none, nothing.</summary>
    [Field("ingress", 2, List = ListType.Atomic)]
    public Items<NetworkPolicyIngressRule> Ingress { get; init; }

    /// <summary>What they may open; with none, nothing.</summary>
    [Field("egress", 3, List = ListType.Atomic)]
    public Items<NetworkPolicyEgressRule> Egress { get; init; }

    /// <summary>Which of the two it is about: Ingress, Egress.</summary>
    [Field("policyTypes", 4, List = ListType.Atomic)]
    public Items<string> PolicyTypes { get; init; }
}
