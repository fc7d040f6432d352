using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Settings for pods to use, as files, variables or arguments.</summary>
[ApiType("io.k8s.api.core.v1.ConfigMap", TypeMeta = true)]
public sealed partial record ConfigMap
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Texts by name.</summary>
    [Field("data", 2)]
    public OrderedMap<string> Data { get; init; }

    /// <summary>Bytes by name; no name may be in both.</summary>
    [Field("binaryData", 3)]
    public OrderedMap<Bytes> BinaryData { get; init; }

    /// <summary>Nothing of it but metadata can be changed any more.</summary>
    [Field("immutable", 4)]
    public bool? Immutable { get; init; }
}
