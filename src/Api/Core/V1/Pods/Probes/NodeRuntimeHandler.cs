using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A handler of the node's container runtime.</summary>
[ApiType("io.k8s.api.core.v1.NodeRuntimeHandler")]
public sealed partial record NodeRuntimeHandler
{
    /// <summary>Its name; empty for the default one.</summary>
    [Field("name", 1, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>What it can do.</summary>
    [Field("features", 2)]
    public NodeRuntimeHandlerFeatures? Features { get; init; }
}
