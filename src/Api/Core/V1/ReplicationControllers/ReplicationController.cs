using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ReplicationController", TypeMeta = true)]
public sealed partial record ReplicationController
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ReplicationControllerSpec Spec { get; init; } = ReplicationControllerSpec.Empty;

    [Field("status", 3)]
    public ReplicationControllerStatus Status { get; init; } = ReplicationControllerStatus.Empty;
}
