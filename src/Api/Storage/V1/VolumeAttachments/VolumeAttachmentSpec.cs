using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>What is to be attached where.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeAttachmentSpec")]
public sealed partial record VolumeAttachmentSpec
{
    /// <summary>The driver.</summary>
    [Field("attacher", 1, Required = true, Always = true)]
    public string Attacher { get; init; } = "";

    /// <summary>The volume.</summary>
    [Field("source", 2, Required = true, Always = true)]
    public VolumeAttachmentSource Source { get; init; } = VolumeAttachmentSource.Empty;

    /// <summary>The node.</summary>
    [Field("nodeName", 3, Required = true, Always = true)]
    public string NodeName { get; init; } = "";
}
