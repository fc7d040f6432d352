using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery")]
public sealed partial record GroupVersionForDiscovery
{
    [Field("groupVersion", 1, Required = true, Always = true)]
    public string GroupVersion { get; init; } = "";

    [Field("version", 2, Required = true, Always = true)]
    public string Version { get; init; } = "";
}
