using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Which numbers of a range are taken. Not for public use.</summary>
[ApiType("io.k8s.api.core.v1.RangeAllocation", TypeMeta = true)]
public sealed partial record RangeAllocation
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The range.</summary>
    [Field("range", 2, Always = true)]
    public string Range { get; init; } = "";

    /// <summary>A bit for each number.</summary>
    [Field("data", 3, Always = true)]
    public Bytes Data { get; init; }
}
