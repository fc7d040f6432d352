using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume with fields of the pod as files.</summary>
[ApiType("io.k8s.api.core.v1.DownwardAPIVolumeSource")]
public sealed partial record DownwardAPIVolumeSource
{
    /// <summary>The files.</summary>
    [Field("items", 1, List = ListType.Atomic)]
    public Items<DownwardAPIVolumeFile> Items { get; init; }

    /// <summary>Permissions of the files; 0644 if nothing is said.</summary>
    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
