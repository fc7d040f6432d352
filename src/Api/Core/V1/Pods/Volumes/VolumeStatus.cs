using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a volume.</summary>
[ApiType("io.k8s.api.core.v1.VolumeStatus")]
public sealed partial record VolumeStatus
{
    /// <summary>Of an image volume.</summary>
    [Field("image", 1)]
    public ImageVolumeStatus? Image { get; init; }
}
