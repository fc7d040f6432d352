using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupResource")]
public sealed partial record GroupResource
{
    [Field("group", 1, Required = true)]
    public string Group { get; init; } = "";

    [Field("resource", 2, Required = true)]
    public string Resource { get; init; } = "";
}
