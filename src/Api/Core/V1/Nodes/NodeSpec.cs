using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a node is to be.</summary>
[ApiType("io.k8s.api.core.v1.NodeSpec")]
public sealed partial record NodeSpec
{
    /// <summary>The address range of its pods.</summary>
    [Field("podCIDR", 1)]
    public string PodCIDR { get; init; } = "";

    /// <summary>No longer used.</summary>
    [Field("externalID", 2)]
    public string ExternalID { get; init; } = "";

    /// <summary>Its name at the provider of machines.</summary>
    [Field("providerID", 3)]
    public string ProviderID { get; init; } = "";

    /// <summary>No new pods are placed here.</summary>
    [Field("unschedulable", 4)]
    public bool Unschedulable { get; init; }

    /// <summary>Marks that keep pods away which do not put up with them.</summary>
    [Field("taints", 5, List = ListType.Atomic)]
    public Items<Taint> Taints { get; init; }

    /// <summary>No longer used.</summary>
    [Field("configSource", 6)]
    public NodeConfigSource? ConfigSource { get; init; }

    /// <summary>The address ranges of its pods, at most one of each family.</summary>
    [Field("podCIDRs", 7, List = ListType.Set, Strategy = "merge")]
    public Items<string> PodCIDRs { get; init; }
}
