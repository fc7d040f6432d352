using Recent = Keles.Api.Events.V1;

namespace Keles.Api.Core.V1;

/// <summary>The two forms of an event: the core group's, which is stored, and that of events.k8s.io.</summary>
internal static class EventConversion
{
    public static Event ToCore(Recent.Event e) => new()
    {
        Metadata = e.Metadata,
        InvolvedObject = e.Regarding,
        Reason = e.Reason,
        Message = e.Note,
        Source = e.DeprecatedSource,
        FirstTimestamp = e.DeprecatedFirstTimestamp,
        LastTimestamp = e.DeprecatedLastTimestamp,
        Count = e.DeprecatedCount,
        Type = e.Type,
        EventTime = e.EventTime,
        Series = e.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
        Action = e.Action,
        Related = e.Related,
        ReportingComponent = e.ReportingController,
        ReportingInstance = e.ReportingInstance,
    };

    public static Recent.Event FromCore(Event e) => new()
    {
        Metadata = e.Metadata,
        EventTime = e.EventTime,
        Series = e.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
        ReportingController = e.ReportingComponent,
        ReportingInstance = e.ReportingInstance,
        Action = e.Action,
        Reason = e.Reason,
        Regarding = e.InvolvedObject,
        Related = e.Related,
        Note = e.Message,
        Type = e.Type,
        DeprecatedSource = e.Source,
        DeprecatedFirstTimestamp = e.FirstTimestamp,
        DeprecatedLastTimestamp = e.LastTimestamp,
        DeprecatedCount = e.Count,
    };
}
