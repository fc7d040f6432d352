using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GetOptions", TypeMeta = true)]
public sealed partial record GetOptions
{
    [Field("resourceVersion", 1)]
    public string ResourceVersion { get; init; } = "";
}
