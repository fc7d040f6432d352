using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>Pods that run until a number of them has succeeded.</summary>
[ApiType("io.k8s.api.batch.v1.Job", TypeMeta = true)]
public sealed partial record Job
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public JobSpec Spec { get; init; } = JobSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public JobStatus Status { get; init; } = JobStatus.Empty;
}
