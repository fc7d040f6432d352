using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Nodes.V1;

/// <summary>A way of running containers.</summary>
[ApiType("io.k8s.api.node.v1.RuntimeClass", TypeMeta = true)]
public sealed partial record RuntimeClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Its name at the container runtime. It cannot be changed.</summary>
    [Field("handler", 2, Required = true, Always = true)]
    public string Handler { get; init; } = "";

    /// <summary>What it costs.</summary>
    [Field("overhead", 3)]
    public Overhead? Overhead { get; init; }

    /// <summary>On which nodes there is one.</summary>
    [Field("scheduling", 4)]
    public Scheduling? Scheduling { get; init; }
}
