using Keles.Api.Core.V1;
using Keles.Machinery;
using CoreEvent = Keles.Api.Core.V1.Event;

namespace Keles.Api.Events.V1;

/// <summary>What holds for an event of the group of events: all that it tells is told once, and stays.</summary>
internal static class EventValidation
{
    private const string Unset = "needs to be unset";
    private const int LeastSeries = 2;

    public static void OnCreate(Event o, FieldErrors errors)
    {
        var e = EventConversion.ToCore(o);
        Core.V1.EventValidation.InAnyVersion(e, "reportingController", errors);
        Series(e, errors);
        if (e.EventTime.IsZero) errors.Required(FieldPath.Root("eventTime"));
        if (e.Type is not ("Normal" or "Warning")) errors.Invalid(FieldPath.Root("type"), "", $"has invalid value: {e.Type}");
        if (!e.FirstTimestamp.IsZero) errors.Invalid(FieldPath.Root("firstTimestamp"), "", Unset);
        if (!e.LastTimestamp.IsZero) errors.Invalid(FieldPath.Root("lastTimestamp"), "", Unset);
        if (e.Count != 0) errors.Invalid(FieldPath.Root("count"), "", Unset);
        if (e.Source.Component.Length > 0 || e.Source.Host.Length > 0) errors.Invalid(FieldPath.Root("source"), "", Unset);
    }

    public static void OnUpdate(Event o, Event stored, FieldErrors errors)
    {
        var (now, before) = (EventConversion.ToCore(o), EventConversion.ToCore(stored));
        Core.V1.EventValidation.InAnyVersion(now, "reportingController", errors);
        if (!Semantic.Equal(now.Series, before.Series)) Series(now, errors);
        void Same(string field, object? value, bool same) => errors.RequireUnchanged(FieldPath.Root(field), value, same);
        Same("involvedObject", now.InvolvedObject, now.InvolvedObject == before.InvolvedObject);
        Same("reason", now.Reason, now.Reason == before.Reason);
        Same("message", now.Message, now.Message == before.Message);
        Same("source", now.Source, now.Source == before.Source);
        Same("firstTimestamp", now.FirstTimestamp, now.FirstTimestamp == before.FirstTimestamp);
        Same("lastTimestamp", now.LastTimestamp, now.LastTimestamp == before.LastTimestamp);
        Same("count", now.Count, now.Count == before.Count);
        Same("type", now.Type, now.Type == before.Type);
        Same("eventTime", now.EventTime, now.EventTime == before.EventTime);
        Same("action", now.Action, now.Action == before.Action);
        Same("related", now.Related, now.Related == before.Related);
        Same("reportingController", now.ReportingComponent, now.ReportingComponent == before.ReportingComponent);
        Same("reportingInstance", now.ReportingInstance, now.ReportingInstance == before.ReportingInstance);
    }

    private static void Series(CoreEvent e, FieldErrors errors)
    {
        if (e.Series is not { } series) return;
        if (series.Count < LeastSeries) errors.Invalid(FieldPath.Root("series.count"), "", $"should be at least {LeastSeries}");
        if (series.LastObservedTime.IsZero) errors.Required(FieldPath.Root("series.lastObservedTime"));
    }
}
