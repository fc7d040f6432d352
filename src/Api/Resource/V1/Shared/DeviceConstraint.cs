using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What must hold of several devices together.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceConstraint")]
public sealed partial record DeviceConstraint
{
    /// <summary>The requests; all if nothing is said.</summary>
    [Field("requests", 1, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    /// <summary>An attribute that all have with the same value.</summary>
    [Field("matchAttribute", 2)]
    public string? MatchAttribute { get; init; }

    /// <summary>An attribute that no two have with the same value.</summary>
    [Field("distinctAttribute", 3)]
    public string? DistinctAttribute { get; init; }
}
