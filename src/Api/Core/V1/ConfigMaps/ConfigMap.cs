using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ConfigMap", TypeMeta = true)]
public sealed partial record ConfigMap
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("data", 2)]
    public OrderedMap<string> Data { get; init; }

    [Field("binaryData", 3)]
    public OrderedMap<Bytes> BinaryData { get; init; }

    [Field("immutable", 4)]
    public bool? Immutable { get; init; }
}
