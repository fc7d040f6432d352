using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>The pool of a slice.</summary>
[ApiType("io.k8s.api.resource.v1.ResourcePool")]
public sealed partial record ResourcePool
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Slices of an older number are out of date.</summary>
    [Field("generation", 2, Required = true, Always = true)]
    public long Generation { get; init; }

    /// <summary>How many slices the pool has.</summary>
    [Field("resourceSliceCount", 3, Required = true, Always = true)]
    public long ResourceSliceCount { get; init; }
}
