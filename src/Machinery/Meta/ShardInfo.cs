using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ShardInfo")]
public sealed partial record ShardInfo
{
    [Field("selector", 1, Required = true, Always = true)]
    public string Selector { get; init; } = "";
}
