using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Options of a read.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.GetOptions", TypeMeta = true)]
public sealed partial record GetOptions
{
    /// <summary>The oldest state that may be shown.</summary>
    [Field("resourceVersion", 1)]
    public string ResourceVersion { get; init; } = "";
}
