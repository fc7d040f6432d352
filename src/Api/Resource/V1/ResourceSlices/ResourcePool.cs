using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourcePool")]
public sealed partial record ResourcePool
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("generation", 2, Required = true, Always = true)]
    public long Generation { get; init; }

    [Field("resourceSliceCount", 3, Required = true, Always = true)]
    public long ResourceSliceCount { get; init; }
}
