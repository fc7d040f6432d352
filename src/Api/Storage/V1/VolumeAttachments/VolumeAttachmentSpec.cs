using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeAttachmentSpec")]
public sealed partial record VolumeAttachmentSpec
{
    [Field("attacher", 1, Required = true, Always = true)]
    public string Attacher { get; init; } = "";

    [Field("source", 2, Required = true, Always = true)]
    public VolumeAttachmentSource Source { get; init; } = VolumeAttachmentSource.Empty;

    [Field("nodeName", 3, Required = true, Always = true)]
    public string NodeName { get; init; } = "";
}
