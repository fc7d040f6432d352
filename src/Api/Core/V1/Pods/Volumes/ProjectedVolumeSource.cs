using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume put together from several sources.</summary>
[ApiType("io.k8s.api.core.v1.ProjectedVolumeSource")]
public sealed partial record ProjectedVolumeSource
{
    /// <summary>The sources.</summary>
    [Field("sources", 1, Always = true, List = ListType.Atomic)]
    public Items<VolumeProjection> Sources { get; init; }

    /// <summary>Permissions of the files; 0644 if nothing is said.</summary>
    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
