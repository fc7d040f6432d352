using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The table of events, one for both API groups that serve them.</summary>
internal static class EventColumns
{
    public static Column[] All { get; } = Of<Event>(static e => e);

    /// <param name="core">The event in the form of the core group.</param>
    public static Column[] Of<T>(Func<T, Event> core) where T : class, IApiObject =>
    [
        Column.At<T>("Last Seen", "string", (e, now) => LastSeen(core(e), now), "When it happened last."),
        Column.Of<T>("Type", "string", e => core(e).Type, "Normal or Warning."),
        Column.Of<T>("Reason", "string", e => core(e).Reason, "Why it happened, in one word."),
        Column.Of<T>("Object", "string", e => Target(core(e).InvolvedObject), "What it happened to."),
        Column.Of<T>("Subobject", "string", e => core(e).InvolvedObject.FieldPath, "The part of the object that is meant.", priority: 1),
        Column.Of<T>("Source", "string", e => Source(core(e)), "Who reports it.", priority: 1),
        Column.Of<T>("Message", "string", e => core(e).Message.Trim(), "What happened, for people."),
        Column.At<T>("First Seen", "string", (e, now) => FirstSeen(core(e), now), "When it happened first.", priority: 1),
        Column.Of<T>("Count", "string", e => Count(core(e)), "How often it happened.", priority: 1),
        Column.Of<T>("Name", "string", e => e.Metadata.Name, ColumnText.ObjectMetaName, format: "name", priority: 1),
    ];

    private static string FirstSeen(Event e, DateTimeOffset now) => e.FirstTimestamp.IsZero ? Cells.Since(e.EventTime, now) : Ages.Since(e.FirstTimestamp, now);

    private static string LastSeen(Event e, DateTimeOffset now) => e switch
    {
        { Series: { } series } => Cells.Since(series.LastObservedTime, now),
        { LastTimestamp.IsZero: true } => FirstSeen(e, now),
        _ => Ages.Since(e.LastTimestamp, now),
    };

    /// <summary>An event of the newer API that happened once has no count.</summary>
    private static int Count(Event e) => e.Series?.Count ?? (e.Count == 0 ? 1 : e.Count);

    private static string Target(ObjectReference target) =>
        target.Name.Length > 0 ? $"{target.Kind.ToLowerInvariant()}/{target.Name}" : target.Kind.ToLowerInvariant();

    private static string Source(Event e)
    {
        var component = e.Source.Component.Length > 0 ? e.Source.Component : e.ReportingComponent;
        var instance = e.Source.Host.Length > 0 ? e.Source.Host : e.ReportingInstance;
        return instance.Length > 0 ? $"{component}, {instance}" : component;
    }
}
