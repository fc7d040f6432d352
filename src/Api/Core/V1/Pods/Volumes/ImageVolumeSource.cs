using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ImageVolumeSource")]
public sealed partial record ImageVolumeSource
{
    [Field("reference", 1)]
    public string Reference { get; init; } = "";

    [Field("pullPolicy", 2, Enum = "Always|IfNotPresent|Never")]
    public string PullPolicy { get; init; } = "";
}
