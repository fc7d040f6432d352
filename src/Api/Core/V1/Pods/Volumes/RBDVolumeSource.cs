using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A Ceph block device; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.RBDVolumeSource")]
public sealed partial record RBDVolumeSource
{
    /// <summary>Addresses of monitors.</summary>
    [Field("monitors", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Monitors { get; init; }

    /// <summary>The image.</summary>
    [Field("image", 2, Required = true, Always = true)]
    public string Image { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>The pool.</summary>
    [Field("pool", 4, Default = "rbd")]
    public string Pool { get; init; } = "";

    /// <summary>The user.</summary>
    [Field("user", 5, Default = "admin")]
    public string User { get; init; } = "";

    /// <summary>The file with his keys.</summary>
    [Field("keyring", 6, Default = "/etc/ceph/keyring")]
    public string Keyring { get; init; } = "";

    /// <summary>The secret with his key.</summary>
    [Field("secretRef", 7)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 8)]
    public bool ReadOnly { get; init; }
}
