using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A version of a group.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery")]
public sealed partial record GroupVersionForDiscovery
{
    /// <summary>Group and version, joined by a slash.</summary>
    [Field("groupVersion", 1, Required = true, Always = true)]
    public string GroupVersion { get; init; } = "";

    /// <summary>The version alone.</summary>
    [Field("version", 2, Required = true, Always = true)]
    public string Version { get; init; } = "";
}
