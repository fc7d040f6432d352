using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Something that happened to an object, told for people. Events are kept for a short time only.</summary>
[ApiType("io.k8s.api.core.v1.Event", TypeMeta = true)]
public sealed partial record Event
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1, Required = true, Always = true)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The object it happened to.</summary>
    [Field("involvedObject", 2, Required = true, Always = true)]
    public ObjectReference InvolvedObject { get; init; } = ObjectReference.Empty;

    /// <summary>What happened, as one word.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>What happened, for people.</summary>
    [Field("message", 4)]
    public string Message { get; init; } = "";

    /// <summary>Who tells it.</summary>
    [Field("source", 5)]
    public EventSource Source { get; init; } = EventSource.Empty;

    /// <summary>When it happened first.</summary>
    [Field("firstTimestamp", 6)]
    public Time FirstTimestamp { get; init; }

    /// <summary>When it happened last.</summary>
    [Field("lastTimestamp", 7)]
    public Time LastTimestamp { get; init; }

    /// <summary>How often it happened.</summary>
    [Field("count", 8)]
    public int Count { get; init; }

    /// <summary>Normal or Warning.</summary>
    [Field("type", 9)]
    public string Type { get; init; } = "";

    /// <summary>When it happened first, to the microsecond.</summary>
    [Field("eventTime", 10)]
    public MicroTime EventTime { get; init; }

    /// <summary>How it went on.</summary>
    [Field("series", 11)]
    public EventSeries? Series { get; init; }

    /// <summary>What was done about it.</summary>
    [Field("action", 12)]
    public string Action { get; init; } = "";

    /// <summary>Another object that has to do with it.</summary>
    [Field("related", 13)]
    public ObjectReference? Related { get; init; }

    /// <summary>The controller that tells it.</summary>
    [Field("reportingComponent", 14, Always = true)]
    public string ReportingComponent { get; init; } = "";

    /// <summary>Which instance of that controller.</summary>
    [Field("reportingInstance", 15, Always = true)]
    public string ReportingInstance { get; init; } = "";
}
