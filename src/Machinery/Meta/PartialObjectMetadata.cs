using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>An object of any kind without its content.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadata", TypeMeta = true)]
public sealed partial record PartialObjectMetadata
{
    /// <summary>What every object has.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;
}
