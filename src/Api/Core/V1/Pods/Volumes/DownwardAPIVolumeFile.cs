using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A field of the pod as a file.</summary>
[ApiType("io.k8s.api.core.v1.DownwardAPIVolumeFile")]
public sealed partial record DownwardAPIVolumeFile
{
    /// <summary>The file, relative to the volume.</summary>
    [Field("path", 1, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>The field: labels, annotations, name, namespace, uid.</summary>
    [Field("fieldRef", 2)]
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>A limit or request of a container.</summary>
    [Field("resourceFieldRef", 3)]
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>Permissions of the file; the volume's if nothing is said.</summary>
    [Field("mode", 4)]
    public int? Mode { get; init; }
}
