using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A directory or disk of one node.</summary>
[ApiType("io.k8s.api.core.v1.LocalVolumeSource")]
public sealed partial record LocalVolumeSource
{
    /// <summary>Its path on the node.</summary>
    [Field("path", 1, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>The file system, when it is a disk.</summary>
    [Field("fsType", 2)]
    public string? FsType { get; init; }
}
