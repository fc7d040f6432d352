using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a replication controller is to be.</summary>
[ApiType("io.k8s.api.core.v1.ReplicationControllerSpec")]
public sealed partial record ReplicationControllerSpec
{
    /// <summary>How many pods; 1 if nothing is said.</summary>
    [Field("replicas", 1, Default = "1")]
    public int? Replicas { get; init; }

    /// <summary>Labels of the pods it looks after; those of the template if nothing is said.</summary>
    [Field("selector", 2, Map = MapType.Atomic)]
    public OrderedMap<string> Selector { get; init; }

    /// <summary>The pods it makes.</summary>
    [Field("template", 3)]
    public PodTemplateSpec? Template { get; init; }

    /// <summary>How long a new pod must be ready to count as available.</summary>
    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }
}
