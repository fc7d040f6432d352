using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>Jobs that are started by the clock.</summary>
[ApiType("io.k8s.api.batch.v1.CronJob", TypeMeta = true)]
public sealed partial record CronJob
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true)]
    public CronJobSpec Spec { get; init; } = CronJobSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public CronJobStatus Status { get; init; } = CronJobStatus.Empty;
}
