using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Events.V1;

[ApiType("io.k8s.api.events.v1.Event", TypeMeta = true)]
public sealed partial record Event
{
    [Field("metadata", 1, Always = true)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("eventTime", 2, Required = true, Always = true)]
    public MicroTime EventTime { get; init; }

    [Field("series", 3)]
    public EventSeries? Series { get; init; }

    [Field("reportingController", 4)]
    public string ReportingController { get; init; } = "";

    [Field("reportingInstance", 5)]
    public string ReportingInstance { get; init; } = "";

    [Field("action", 6)]
    public string Action { get; init; } = "";

    [Field("reason", 7)]
    public string Reason { get; init; } = "";

    [Field("regarding", 8)]
    public ObjectReference Regarding { get; init; } = ObjectReference.Empty;

    [Field("related", 9)]
    public ObjectReference? Related { get; init; }

    [Field("note", 10)]
    public string Note { get; init; } = "";

    [Field("type", 11)]
    public string Type { get; init; } = "";

    [Field("deprecatedSource", 12)]
    public EventSource DeprecatedSource { get; init; } = EventSource.Empty;

    [Field("deprecatedFirstTimestamp", 13)]
    public Time DeprecatedFirstTimestamp { get; init; }

    [Field("deprecatedLastTimestamp", 14)]
    public Time DeprecatedLastTimestamp { get; init; }

    [Field("deprecatedCount", 15)]
    public int DeprecatedCount { get; init; }
}
