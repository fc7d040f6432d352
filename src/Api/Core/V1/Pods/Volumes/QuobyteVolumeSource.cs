using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A Quobyte mount; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.QuobyteVolumeSource")]
public sealed partial record QuobyteVolumeSource
{
    /// <summary>Addresses of registries.</summary>
    [Field("registry", 1, Required = true, Always = true)]
    public string Registry { get; init; } = "";

    /// <summary>The volume.</summary>
    [Field("volume", 2, Required = true, Always = true)]
    public string Volume { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>The user.</summary>
    [Field("user", 4)]
    public string User { get; init; } = "";

    /// <summary>The group.</summary>
    [Field("group", 5)]
    public string Group { get; init; } = "";

    /// <summary>The tenant.</summary>
    [Field("tenant", 6)]
    public string Tenant { get; init; } = "";
}
