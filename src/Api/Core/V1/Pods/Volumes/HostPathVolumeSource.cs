using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A file or directory of the node. Most pods should not need it.</summary>
[ApiType("io.k8s.api.core.v1.HostPathVolumeSource")]
public sealed partial record HostPathVolumeSource
{
    /// <summary>Its path on the node.</summary>
    [Field("path", 1, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>What must be there, or is made when it is not: DirectoryOrCreate, Directory, FileOrCreate, File, Socket, CharDevice, BlockDevice. Nothing is checked if nothing is said.</summary>
    [Field("type", 2, Enum = "|BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket")]
    public string? Type { get; init; }
}
