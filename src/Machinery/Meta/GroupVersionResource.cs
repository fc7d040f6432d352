using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionResource")]
public sealed partial record GroupVersionResource
{
    [Field("group", 1)]
    public string Group { get; init; } = "";

    [Field("version", 2)]
    public string Version { get; init; } = "";

    [Field("resource", 3)]
    public string Resource { get; init; } = "";
}
