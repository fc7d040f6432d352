using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>What a replica set is to be.</summary>
[ApiType("io.k8s.api.apps.v1.ReplicaSetSpec")]
public sealed partial record ReplicaSetSpec
{
    /// <summary>How many pods; 1 if nothing is said.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>The pods it looks after; must match the template's labels. It cannot be changed.</summary>
    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    /// <summary>The pods it makes.</summary>
    [Field("template", 3)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    /// <summary>How long a new pod must be ready to count as available.</summary>
    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }
}
