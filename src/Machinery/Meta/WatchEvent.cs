using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A change that a watch saw.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent")]
public sealed partial record WatchEvent
{
    /// <summary>ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.</summary>
    [Field("type", 1, Required = true)]
    public string Type { get; init; } = "";

    /// <summary>The object after the change; before it when it was deleted; a status for an error.</summary>
    [Field("object", 2, Required = true)]
    public RawJson Object { get; init; }
}
