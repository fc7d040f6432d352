using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>The other side of a connection.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicyPeer")]
public sealed partial record NetworkPolicyPeer
{
    /// <summary>Pods; of the policy's namespace unless namespaces are selected too.</summary>
    [Field("podSelector", 1)]
    public LabelSelector? PodSelector { get; init; }

    /// <summary>All pods of these namespaces, or those that podSelector selects.</summary>
    [Field("namespaceSelector", 2)]
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Addresses; not with selectors.</summary>
    [Field("ipBlock", 3)]
    public IPBlock? IpBlock { get; init; }
}
