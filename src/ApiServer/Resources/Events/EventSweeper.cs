using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Events are news, not records: an hour after its last change an event is deleted.</summary>
public sealed class EventSweeper
{
    /// <summary>Upstream's default for the life of an event.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly ObjectStore store;
    private readonly TimeProvider time;
    private readonly Loop loop;
    private readonly CacheFollower changes;
    private readonly Dictionary<string, Dated> events = new(StringComparer.Ordinal);

    public EventSweeper(ObjectStore store, Surroundings surroundings, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        (this.store, time) = (store, surroundings.Time);
        changes = new(store, EventKind.Kind, events.Clear, Change);
        loop = new(new("event sweeper", Every) { IsTransient = static e => e is TimeoutException or Storage.StorageException }, RoundAsync, surroundings, logs.CreateLogger<EventSweeper>());
    }

    /// <summary>Sweeps until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

    /// <summary>Deletes what is too old now. An event somebody changes meanwhile stays.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        changes.Pull();
        var oldest = time.GetUtcNow() - Life;
        foreach (var old in events.Values.Where(e => e.Changed <= oldest).ToArray()) await store.DeleteAsync(EventKind.Kind, old.Namespace, old.Name, old.Revision, cancel);
    }

    private void Change(StoredObject? before, StoredObject? after)
    {
        if (after is null) events.Remove(before!.Key);
        else events[after.Key] = new(after.Metadata.Namespace, after.Metadata.Name, after.Revision, LastChange((Event)after.Object, time.GetUtcNow()));
    }

    /// <summary>When it was last written, as far as it tells (times to come do not count): each write starts its life again.</summary>
    private static DateTimeOffset LastChange(Event value, DateTimeOffset now)
    {
        var last = value.Metadata.CreationTimestamp.ToDateTimeOffset();
        foreach (var other in (DateTimeOffset[])[value.LastTimestamp.ToDateTimeOffset(), value.EventTime.ToDateTimeOffset(), value.Series?.LastObservedTime.ToDateTimeOffset() ?? default])
        {
            if (other > last && other <= now) last = other;
        }

        foreach (var entry in value.Metadata.ManagedFields)
        {
            if (entry.Time is { } written && written.ToDateTimeOffset() > last && written.ToDateTimeOffset() <= now) last = written.ToDateTimeOffset();
        }

        return last;
    }

    private sealed record Dated(string Namespace, string Name, long Revision, DateTimeOffset Changed);
}
