using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadataList", TypeMeta = true)]
public sealed partial record PartialObjectMetadataList
{
    [Field("metadata", 1)]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    [Field("items", 2)]
    public Items<PartialObjectMetadata> Items { get; init; }
}
