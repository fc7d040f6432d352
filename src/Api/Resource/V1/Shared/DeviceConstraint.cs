using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceConstraint")]
public sealed partial record DeviceConstraint
{
    [Field("requests", 1, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    [Field("matchAttribute", 2)]
    public string? MatchAttribute { get; init; }

    [Field("distinctAttribute", 3)]
    public string? DistinctAttribute { get; init; }
}
