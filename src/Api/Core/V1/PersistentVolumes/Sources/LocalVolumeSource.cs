using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LocalVolumeSource")]
public sealed partial record LocalVolumeSource
{
    [Field("path", 1, Required = true, Always = true)]
    public string Path { get; init; } = "";

    [Field("fsType", 2)]
    public string? FsType { get; init; }
}
