using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.CronJob", TypeMeta = true)]
public sealed partial record CronJob
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true)]
    public CronJobSpec Spec { get; init; } = CronJobSpec.Empty;

    [Field("status", 3)]
    public CronJobStatus Status { get; init; } = CronJobStatus.Empty;
}
