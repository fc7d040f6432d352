using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An object's reference, as some annotations carry it.</summary>
[ApiType("io.k8s.api.core.v1.SerializedReference", TypeMeta = true)]
public sealed partial record SerializedReference
{
    /// <summary>The object.</summary>
    [Field("reference", 1)]
    public ObjectReference Reference { get; init; } = ObjectReference.Empty;
}
