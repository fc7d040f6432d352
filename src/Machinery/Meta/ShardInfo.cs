using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Which part of the objects a list shows.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ShardInfo")]
public sealed partial record ShardInfo
{
    /// <summary>The part.</summary>
    [Field("selector", 1, Required = true, Always = true)]
    public string Selector { get; init; } = "";
}
