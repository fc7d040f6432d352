using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A kind with its group and version.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionKind")]
public sealed partial record GroupVersionKind
{
    /// <summary>The group.</summary>
    [Field("group", 1, Always = true)]
    public string Group { get; init; } = "";

    /// <summary>The version.</summary>
    [Field("version", 2, Always = true)]
    public string Version { get; init; } = "";

    /// <summary>The kind.</summary>
    [Field("kind", 3, Always = true)]
    public string Kind { get; init; } = "";
}
