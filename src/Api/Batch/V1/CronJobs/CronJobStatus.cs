using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Batch.V1;

/// <summary>The state of a cron job.</summary>
[ApiType("io.k8s.api.batch.v1.CronJobStatus")]
public sealed partial record CronJobStatus
{
    /// <summary>Jobs that run.</summary>
    [Field("active", 1, List = ListType.Atomic)]
    public Items<ObjectReference> Active { get; init; }

    /// <summary>When a job was last started.</summary>
    [Field("lastScheduleTime", 4)]
    public Time? LastScheduleTime { get; init; }

    /// <summary>When one last succeeded.</summary>
    [Field("lastSuccessfulTime", 5)]
    public Time? LastSuccessfulTime { get; init; }
}
