using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The files of an image, read-only.</summary>
[ApiType("io.k8s.api.core.v1.ImageVolumeSource")]
public sealed partial record ImageVolumeSource
{
    /// <summary>The image.</summary>
    [Field("reference", 1)]
    public string Reference { get; init; } = "";

    /// <summary>When the image is fetched.</summary>
    [Field("pullPolicy", 2, Enum = "Always|IfNotPresent|Never")]
    public string PullPolicy { get; init; } = "";
}
