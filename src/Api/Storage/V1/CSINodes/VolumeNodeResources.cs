using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>How many volumes a node can have.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeNodeResources")]
public sealed partial record VolumeNodeResources
{
    /// <summary>So many; no limit if nothing is said.</summary>
    [Field("count", 1)]
    public int? Count { get; init; }
}
