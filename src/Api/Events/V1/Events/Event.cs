using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Events.V1;

/// <summary>Something that happened to an object, told for people. Events are kept for a short time only.</summary>
[ApiType("io.k8s.api.events.v1.Event", TypeMeta = true)]
public sealed partial record Event
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1, Always = true)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>When it happened first.</summary>
    [Field("eventTime", 2, Required = true, Always = true)]
    public MicroTime EventTime { get; init; }

    /// <summary>How it went on.</summary>
    [Field("series", 3)]
    public EventSeries? Series { get; init; }

    /// <summary>The controller that tells it.</summary>
    [Field("reportingController", 4)]
    public string ReportingController { get; init; } = "";

    /// <summary>Which instance of that controller.</summary>
    [Field("reportingInstance", 5)]
    public string ReportingInstance { get; init; } = "";

    /// <summary>What was done about it.</summary>
    [Field("action", 6)]
    public string Action { get; init; } = "";

    /// <summary>What happened, as one word.</summary>
    [Field("reason", 7)]
    public string Reason { get; init; } = "";

    /// <summary>The object it happened to.</summary>
    [Field("regarding", 8)]
    public ObjectReference Regarding { get; init; } = ObjectReference.Empty;

    /// <summary>Another object that has to do with it.</summary>
    [Field("related", 9)]
    public ObjectReference? Related { get; init; }

    /// <summary>What happened, for people.</summary>
    [Field("note", 10)]
    public string Note { get; init; } = "";

    /// <summary>Normal or Warning.</summary>
    [Field("type", 11)]
    public string Type { get; init; } = "";

    /// <summary>Only for events of the core group.</summary>
    [Field("deprecatedSource", 12)]
    public EventSource DeprecatedSource { get; init; } = EventSource.Empty;

    /// <summary>Only for events of the core group.</summary>
    [Field("deprecatedFirstTimestamp", 13)]
    public Time DeprecatedFirstTimestamp { get; init; }

    /// <summary>Only for events of the core group.</summary>
    [Field("deprecatedLastTimestamp", 14)]
    public Time DeprecatedLastTimestamp { get; init; }

    /// <summary>Only for events of the core group.</summary>
    [Field("deprecatedCount", 15)]
    public int DeprecatedCount { get; init; }
}
