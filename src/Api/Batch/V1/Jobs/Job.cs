using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.Job", TypeMeta = true)]
public sealed partial record Job
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public JobSpec Spec { get; init; } = JobSpec.Empty;

    [Field("status", 3)]
    public JobStatus Status { get; init; } = JobStatus.Empty;
}
