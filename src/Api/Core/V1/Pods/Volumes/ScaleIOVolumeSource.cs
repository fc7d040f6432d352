using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A ScaleIO volume; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.ScaleIOVolumeSource")]
public sealed partial record ScaleIOVolumeSource
{
    /// <summary>Address of the gateway.</summary>
    [Field("gateway", 1, Required = true, Always = true)]
    public string Gateway { get; init; } = "";

    /// <summary>The storage system.</summary>
    [Field("system", 2, Required = true, Always = true)]
    public string System { get; init; } = "";

    /// <summary>The secret for the gateway.</summary>
    [Field("secretRef", 3, Required = true, Always = true)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>Speak TLS with the gateway.</summary>
    [Field("sslEnabled", 4)]
    public bool SslEnabled { get; init; }

    /// <summary>The protection domain.</summary>
    [Field("protectionDomain", 5)]
    public string ProtectionDomain { get; init; } = "";

    /// <summary>The pool.</summary>
    [Field("storagePool", 6)]
    public string StoragePool { get; init; } = "";

    /// <summary>ThickProvisioned or ThinProvisioned.</summary>
    [Field("storageMode", 7, Default = "ThinProvisioned")]
    public string StorageMode { get; init; } = "";

    /// <summary>The volume.</summary>
    [Field("volumeName", 8)]
    public string VolumeName { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 9, Default = "xfs")]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 10)]
    public bool ReadOnly { get; init; }
}
