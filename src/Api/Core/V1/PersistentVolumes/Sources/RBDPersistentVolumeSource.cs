using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.RBDPersistentVolumeSource")]
public sealed partial record RBDPersistentVolumeSource
{
    [Field("monitors", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Monitors { get; init; }

    [Field("image", 2, Required = true, Always = true)]
    public string Image { get; init; } = "";

    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    [Field("pool", 4, Default = "rbd")]
    public string Pool { get; init; } = "";

    [Field("user", 5, Default = "admin")]
    public string User { get; init; } = "";

    [Field("keyring", 6, Default = "/etc/ceph/keyring")]
    public string Keyring { get; init; } = "";

    [Field("secretRef", 7)]
    public SecretReference? SecretRef { get; init; }

    [Field("readOnly", 8)]
    public bool ReadOnly { get; init; }
}
