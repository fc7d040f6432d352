using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a mount.</summary>
[ApiType("io.k8s.api.core.v1.VolumeMountStatus")]
public sealed partial record VolumeMountStatus
{
    /// <summary>The volume.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Where it is.</summary>
    [Field("mountPath", 2, Required = true, Always = true)]
    public string MountPath { get; init; } = "";

    /// <summary>Whether it is read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>Whether mounts below are read-only too.</summary>
    [Field("recursiveReadOnly", 4)]
    public string? RecursiveReadOnly { get; init; }

    /// <summary>The state of the volume.</summary>
    [Field("volumeStatus", 5)]
    public VolumeStatus? VolumeStatus { get; init; }
}
