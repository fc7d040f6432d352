using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume in a container's file system.</summary>
[ApiType("io.k8s.api.core.v1.VolumeMount")]
public sealed partial record VolumeMount
{
    /// <summary>The volume.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>It cannot be written.</summary>
    [Field("readOnly", 2)]
    public bool ReadOnly { get; init; }

    /// <summary>Where it appears in the container.</summary>
    [Field("mountPath", 3, Required = true, Always = true)]
    public string MountPath { get; init; } = "";

    /// <summary>A file or directory in the volume, in place of its root.</summary>
    [Field("subPath", 4)]
    public string SubPath { get; init; } = "";

    /// <summary>Whether mounts made later are seen: None, HostToContainer or Bidirectional.</summary>
    [Field("mountPropagation", 5, Enum = "Bidirectional|HostToContainer|None")]
    public string? MountPropagation { get; init; }

    /// <summary>As subPath, with $(NAME) replaced by the container's variables; not beside it.</summary>
    [Field("subPathExpr", 6)]
    public string SubPathExpr { get; init; } = "";

    /// <summary>Whether mounts below are read-only too: Disabled, IfPossible or Enabled.</summary>
    [Field("recursiveReadOnly", 7)]
    public string? RecursiveReadOnly { get; init; }
}
