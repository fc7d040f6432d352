using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Secret", TypeMeta = true)]
public sealed partial record Secret
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("data", 2)]
    public OrderedMap<Bytes> Data { get; init; }

    [Field("type", 3)]
    public string Type { get; init; } = "";

    [Field("stringData", 4)]
    public OrderedMap<string> StringData { get; init; }

    [Field("immutable", 5)]
    public bool? Immutable { get; init; }
}
