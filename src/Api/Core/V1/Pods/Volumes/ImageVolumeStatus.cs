using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of an image volume.</summary>
[ApiType("io.k8s.api.core.v1.ImageVolumeStatus")]
public sealed partial record ImageVolumeStatus
{
    /// <summary>The image's digest.</summary>
    [Field("imageRef", 1, Required = true)]
    public string ImageRef { get; init; } = "";
}
