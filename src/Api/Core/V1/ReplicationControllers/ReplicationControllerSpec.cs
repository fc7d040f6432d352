using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ReplicationControllerSpec")]
public sealed partial record ReplicationControllerSpec
{
    [Field("replicas", 1, Default = "1")]
    public int? Replicas { get; init; }

    [Field("selector", 2, Map = MapType.Atomic)]
    public OrderedMap<string> Selector { get; init; }

    [Field("template", 3)]
    public PodTemplateSpec? Template { get; init; }

    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }
}
