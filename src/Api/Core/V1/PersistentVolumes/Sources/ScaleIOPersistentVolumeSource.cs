using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ScaleIOPersistentVolumeSource")]
public sealed partial record ScaleIOPersistentVolumeSource
{
    [Field("gateway", 1, Required = true, Always = true)]
    public string Gateway { get; init; } = "";

    [Field("system", 2, Required = true, Always = true)]
    public string System { get; init; } = "";

    [Field("secretRef", 3, Required = true, Always = true)]
    public SecretReference? SecretRef { get; init; }

    [Field("sslEnabled", 4)]
    public bool SslEnabled { get; init; }

    [Field("protectionDomain", 5)]
    public string ProtectionDomain { get; init; } = "";

    [Field("storagePool", 6)]
    public string StoragePool { get; init; } = "";

    [Field("storageMode", 7, Default = "ThinProvisioned")]
    public string StorageMode { get; init; } = "";

    [Field("volumeName", 8)]
    public string VolumeName { get; init; } = "";

    [Field("fsType", 9, Default = "xfs")]
    public string FsType { get; init; } = "";

    [Field("readOnly", 10)]
    public bool ReadOnly { get; init; }
}
