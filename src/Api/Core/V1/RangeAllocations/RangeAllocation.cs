using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.RangeAllocation", TypeMeta = true)]
public sealed partial record RangeAllocation
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("range", 2, Always = true)]
    public string Range { get; init; } = "";

    [Field("data", 3, Always = true)]
    public Bytes Data { get; init; }
}
