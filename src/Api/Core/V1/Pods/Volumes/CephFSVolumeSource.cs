using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A CephFS mount; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.CephFSVolumeSource")]
public sealed partial record CephFSVolumeSource
{
    /// <summary>Addresses of monitors.</summary>
    [Field("monitors", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Monitors { get; init; }

    /// <summary>The directory.</summary>
    [Field("path", 2)]
    public string Path { get; init; } = "";

    /// <summary>The user.</summary>
    [Field("user", 3)]
    public string User { get; init; } = "";

    /// <summary>The file with his key.</summary>
    [Field("secretFile", 4)]
    public string SecretFile { get; init; } = "";

    /// <summary>The secret with his key.</summary>
    [Field("secretRef", 5)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 6)]
    public bool ReadOnly { get; init; }
}
