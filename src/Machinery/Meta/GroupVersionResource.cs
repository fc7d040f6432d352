using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A resource with its group and version.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionResource")]
public sealed partial record GroupVersionResource
{
    /// <summary>The group.</summary>
    [Field("group", 1, Always = true)]
    public string Group { get; init; } = "";

    /// <summary>The version.</summary>
    [Field("version", 2, Always = true)]
    public string Version { get; init; } = "";

    /// <summary>The resource.</summary>
    [Field("resource", 3, Always = true)]
    public string Resource { get; init; } = "";
}
