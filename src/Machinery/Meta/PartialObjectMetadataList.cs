using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A list of objects without their content.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadataList", TypeMeta = true)]
public sealed partial record PartialObjectMetadataList
{
    /// <summary>What is known of the list.</summary>
    [Field("metadata", 1)]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>The objects.</summary>
    [Field("items", 2)]
    public Items<PartialObjectMetadata> Items { get; init; }
}
