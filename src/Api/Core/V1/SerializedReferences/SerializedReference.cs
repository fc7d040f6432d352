using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.SerializedReference", TypeMeta = true)]
public sealed partial record SerializedReference
{
    [Field("reference", 1)]
    public ObjectReference Reference { get; init; } = ObjectReference.Empty;
}
