using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Keeps a stream of events small: repeats become a count, many similar ones become one combined event, and a flood is cut off.</summary>
/// <remarks>Follows upstream's rules. Not safe between threads: the one writer uses it.</remarks>
internal sealed class EventCorrelator(TimeProvider time)
{
    private const string Combined = "(combined from similar events): ";

    private readonly RecentMap<string, (DateTimeOffset Last, HashSet<string> Messages)> similar = new(EventLimits.Remembered);
    private readonly RecentMap<string, Event> written = new(EventLimits.Remembered);
    private readonly RecentMap<string, TokenBucket> floods = new(EventLimits.Remembered);

    /// <summary>The event as it is to be written and the key to say what came of it; null when it is one too many.</summary>
    public (Event Event, string Key)? Observe(Event e)
    {
        var (observed, key) = Aggregate(e);
        if (written.TryGet(key, out var before))
        {
            observed = observed with
            {
                Metadata = observed.Metadata with { Name = before.Metadata.Name, ResourceVersion = before.Metadata.ResourceVersion },
                FirstTimestamp = before.FirstTimestamp,
                Count = before.Count + 1,
            };
        }

        written.Set(key, observed);
        return IsFlood(e) ? null : (observed, key);
    }

    /// <summary>The server's answer: later repeats patch this one.</summary>
    public void Wrote(string key, Event answer) => written.Set(key, answer);

    private (Event Event, string Key) Aggregate(Event e)
    {
        var now = time.GetUtcNow();
        var group = string.Join('\n', Source(e), Object(e), e.Type, e.Reason);
        if (!similar.TryGet(group, out var record) || now - record.Last > EventLimits.SimilarInterval) record = (now, []);
        record.Messages.Add(e.Message);
        record.Last = now;
        similar.Set(group, record);
        if (record.Messages.Count < EventLimits.Similar) return (e, $"{group}\n{e.Message}");

        // One place stays free, so that messages seen before do not keep the group combined for ever.
        record.Messages.Remove(record.Messages.First());
        return (e with { Message = Combined + e.Message }, group);
    }

    private bool IsFlood(Event e)
    {
        var key = $"{Source(e)}\n{Object(e)}";
        if (!floods.TryGet(key, out var bucket)) floods.Set(key, bucket = new(EventLimits.PerSecond, EventLimits.Burst, time));
        return !bucket.TryTake();
    }

    private static string Source(Event e) => $"{e.Source.Component}\n{e.Source.Host}";

    private static string Object(Event e)
    {
        var o = e.InvolvedObject;
        return string.Join('\n', o.ApiVersion, o.Kind, o.Namespace, o.Name, o.Uid, o.FieldPath);
    }
}
