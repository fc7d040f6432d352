using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A GlusterFS mount; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.GlusterfsVolumeSource")]
public sealed partial record GlusterfsVolumeSource
{
    /// <summary>The endpoints object with its servers.</summary>
    [Field("endpoints", 1, Required = true, Always = true)]
    public string Endpoints { get; init; } = "";

    /// <summary>The volume.</summary>
    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
