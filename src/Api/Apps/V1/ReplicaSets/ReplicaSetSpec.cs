using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.ReplicaSetSpec")]
public sealed partial record ReplicaSetSpec
{
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    [Field("template", 3)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }
}
