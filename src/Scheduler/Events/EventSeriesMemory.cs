using Event = Keles.Api.Events.V1.Event;

namespace Keles.Scheduler;

/// <summary>Sees which events repeat one written before: the first repeat makes a series of it, further ones only count.</summary>
/// <remarks>Upstream's rules: the words of an event do not tell it from another, the version of the object it is about does. Not safe between threads: the
/// one writer uses it.</remarks>
internal sealed class EventSeriesMemory
{
    private readonly Dictionary<(string, string, string, string, string), Known> known = [];
    private readonly Queue<(string, string, string, string, string)> order = new();

    /// <summary>The event to write; null when nothing is to be written.</summary>
    public Event? Observe(Event e)
    {
        var key = (e.Type, e.Action, e.Reason, e.Regarding.Uid, e.Regarding.ResourceVersion);
        if (!known.TryGetValue(key, out var before))
        {
            order.Enqueue(key);
            if (order.Count > EventLimits.Remembered) known.Remove(order.Dequeue());
        }
        else if (e.EventTime - before.Last <= EventLimits.Series)
        {
            return Repeat(before, e.EventTime);
        }

        known[key] = new(e) { Last = e.EventTime, Written = e.EventTime };
        return e;
    }

    private static Event? Repeat(Known before, MicroTime now)
    {
        before.Count++;
        before.Last = now;
        if (before.Count > 2 && now - before.Written < EventLimits.Series) return null;
        before.Written = now;
        return before.First with { Series = new() { Count = before.Count, LastObservedTime = now } };
    }

    private sealed class Known(Event first)
    {
        public Event First { get; } = first;

        public int Count { get; set; } = 1;

        public MicroTime Last { get; set; }

        public MicroTime Written { get; set; }
    }
}
