using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Namespace", TypeMeta = true)]
public sealed partial record Namespace
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public NamespaceSpec Spec { get; init; } = NamespaceSpec.Empty;

    [Field("status", 3)]
    public NamespaceStatus Status { get; init; } = NamespaceStatus.Empty;
}
