using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>What must hold for a deletion.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions")]
public sealed partial record Preconditions
{
    /// <summary>The object has this uid.</summary>
    [Field("uid", 1)]
    public string? Uid { get; init; }

    /// <summary>The object is in this state.</summary>
    [Field("resourceVersion", 2)]
    public string? ResourceVersion { get; init; }
}
