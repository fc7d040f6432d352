using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A number of equal pods; ReplicaSet has taken its place.</summary>
[ApiType("io.k8s.api.core.v1.ReplicationController", TypeMeta = true)]
public sealed partial record ReplicationController
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public ReplicationControllerSpec Spec { get; init; } = ReplicationControllerSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public ReplicationControllerStatus Status { get; init; } = ReplicationControllerStatus.Empty;
}
