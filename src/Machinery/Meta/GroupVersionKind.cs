using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionKind")]
public sealed partial record GroupVersionKind
{
    [Field("group", 1)]
    public string Group { get; init; } = "";

    [Field("version", 2)]
    public string Version { get; init; } = "";

    [Field("kind", 3)]
    public string Kind { get; init; } = "";
}
