using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent")]
public sealed partial record WatchEvent
{
    [Field("type", 1, Required = true)]
    public string Type { get; init; } = "";

    [Field("object", 2, Required = true)]
    public RawJson Object { get; init; }
}
