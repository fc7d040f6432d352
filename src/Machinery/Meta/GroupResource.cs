using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A resource with its group.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GroupResource")]
public sealed partial record GroupResource
{
    /// <summary>The group.</summary>
    [Field("group", 1, Required = true)]
    public string Group { get; init; } = "";

    /// <summary>The resource.</summary>
    [Field("resource", 2, Required = true)]
    public string Resource { get; init; } = "";
}
