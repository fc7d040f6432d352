using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource")]
public sealed partial record PhotonPersistentDiskVolumeSource
{
    [Field("pdID", 1, Required = true, Always = true)]
    public string PdID { get; init; } = "";

    [Field("fsType", 2)]
    public string FsType { get; init; } = "";
}
