using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.VolumeResourceRequirements")]
public sealed partial record VolumeResourceRequirements
{
    [Field("limits", 1)]
    public OrderedMap<Quantity> Limits { get; init; }

    [Field("requests", 2)]
    public OrderedMap<Quantity> Requests { get; init; }
}
