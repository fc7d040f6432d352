using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Secret data of at most 1 MiB.</summary>
[ApiType("io.k8s.api.core.v1.Secret", TypeMeta = true)]
public sealed partial record Secret
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Bytes by name, in base64.</summary>
    [Field("data", 2)]
    public OrderedMap<Bytes> Data { get; init; }

    /// <summary>What the secret is for; some types need certain entries. Opaque if nothing is said.</summary>
    [Field("type", 3)]
    public string Type { get; init; } = "";

    /// <summary>Texts to be put into data; never shown.</summary>
    [Field("stringData", 4)]
    public OrderedMap<string> StringData { get; init; }

    /// <summary>Nothing of it but metadata can be changed any more.</summary>
    [Field("immutable", 5)]
    public bool? Immutable { get; init; }
}
