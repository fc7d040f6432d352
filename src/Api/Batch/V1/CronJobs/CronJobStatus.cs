using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

[ApiType("io.k8s.api.batch.v1.CronJobStatus")]
public sealed partial record CronJobStatus
{
    [Field("active", 1, List = ListType.Atomic)]
    public Items<ObjectReference> Active { get; init; }

    [Field("lastScheduleTime", 4)]
    public Time? LastScheduleTime { get; init; }

    [Field("lastSuccessfulTime", 5)]
    public Time? LastSuccessfulTime { get; init; }
}
