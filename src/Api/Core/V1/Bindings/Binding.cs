using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Binding", TypeMeta = true)]
public sealed partial record Binding
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("target", 2, Required = true, Always = true)]
    public ObjectReference Target { get; init; } = ObjectReference.Empty;
}
