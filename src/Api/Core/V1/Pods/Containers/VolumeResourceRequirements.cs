using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How large a volume is to be.</summary>
[ApiType("io.k8s.api.core.v1.VolumeResourceRequirements")]
public sealed partial record VolumeResourceRequirements
{
    /// <summary>The most it may be.</summary>
    [Field("limits", 1)]
    public OrderedMap<Quantity> Limits { get; init; }

    /// <summary>The least it must be.</summary>
    [Field("requests", 2)]
    public OrderedMap<Quantity> Requests { get; init; }
}
