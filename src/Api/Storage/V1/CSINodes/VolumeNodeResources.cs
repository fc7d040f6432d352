using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeNodeResources")]
public sealed partial record VolumeNodeResources
{
    [Field("count", 1)]
    public int? Count { get; init; }
}
