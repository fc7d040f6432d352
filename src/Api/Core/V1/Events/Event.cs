using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Event", TypeMeta = true)]
public sealed partial record Event
{
    [Field("metadata", 1, Required = true, Always = true)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("involvedObject", 2, Required = true, Always = true)]
    public ObjectReference InvolvedObject { get; init; } = ObjectReference.Empty;

    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    [Field("message", 4)]
    public string Message { get; init; } = "";

    [Field("source", 5)]
    public EventSource Source { get; init; } = EventSource.Empty;

    [Field("firstTimestamp", 6)]
    public Time FirstTimestamp { get; init; }

    [Field("lastTimestamp", 7)]
    public Time LastTimestamp { get; init; }

    [Field("count", 8)]
    public int Count { get; init; }

    [Field("type", 9)]
    public string Type { get; init; } = "";

    [Field("eventTime", 10)]
    public MicroTime EventTime { get; init; }

    [Field("series", 11)]
    public EventSeries? Series { get; init; }

    [Field("action", 12)]
    public string Action { get; init; } = "";

    [Field("related", 13)]
    public ObjectReference? Related { get; init; }

    [Field("reportingComponent", 14, Always = true)]
    public string ReportingComponent { get; init; } = "";

    [Field("reportingInstance", 15, Always = true)]
    public string ReportingInstance { get; init; } = "";
}
