using System.Collections.Concurrent;
using Keles.Api;
using Keles.ApiServer.Encryption;
using Keles.Background;
using Keles.Machinery;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Objects over bytes: reads from the watch cache, conditional writes to the store.</summary>
public sealed class ObjectStore
{
    private readonly IStorage storage;
    private readonly CachePump pump;
    private readonly Dictionary<Kind, KindCache> caches = [];

    /// <summary>Of custom resources, by storage prefix: their kinds change with their definitions, their objects stay.</summary>
    private readonly ConcurrentDictionary<string, KindCache> added = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private readonly Func<string, bool> isStale = static _ => false;
    private readonly ILogger log;

    /// <param name="encryption">What is encrypted in the store; null for nothing.</param>
    public ObjectStore(IStorage storage, IEnumerable<Kind> kinds, Surroundings surroundings, ILoggerFactory logs, EncryptionRules? encryption = null)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        if (encryption is not null)
        {
            var encrypted = new EncryptedStorage(storage, encryption);
            (storage, isStale) = (encrypted, encrypted.IsStale);
        }

        this.storage = storage;
        pump = new CachePump(storage, surroundings.Time, logs.CreateLogger<CachePump>());
        time = surroundings.Time;
        log = logs.CreateLogger<ObjectStore>();
        foreach (var kind in kinds)
        {
            if (kind.StoragePrefix is null || kind.StoredAs is not null) continue;
            var cache = new KindCache(new StoredForm(kind), time, log);
            caches[kind] = cache;
            pump.Add(cache);
        }
    }

    /// <summary>The caches hold everything up to this revision.</summary>
    public long Revision => pump.Revision;

    /// <summary>Fills the caches; must end before anything is read.</summary>
    public Task StartAsync(CancellationToken cancel) => pump.FillAsync(cancel);

    /// <summary>Keeps the caches current until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => pump.RunAsync(cancel);

    /// <summary>Begins to serve a resource while the store runs, or serves it in another form; watches of the old form end. Returns when its objects are there.</summary>
    public async Task AddAsync(StoredForm form, Action publish, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var cache = new KindCache(form, time, log);
        cache.Begin();
        pump.Add(cache);
        try
        {
            await pump.FillAsync(cache, cancel);
        }
        catch
        {
            pump.Remove(cache);
            throw;
        }

        var old = added.GetValueOrDefault(form.Kind.StoragePrefix!);
        // Until it is published, requests come with the kind of before and are answered from what was before: nobody reads by one schema and writes by another.
        cache.Before = old;
        added[form.Kind.StoragePrefix!] = cache;
        publish();
        cache.Before = null;
        if (old is not null) Retire(old);
    }

    /// <summary>Ceases to serve an added resource; what is stored stays.</summary>
    public void Remove(string storagePrefix)
    {
        if (added.TryRemove(storagePrefix, out var cache)) Retire(cache);
    }

    /// <summary>The stored kind of a resource named with its group, built in or added; null when there is none.</summary>
    public Kind? FindKind(string qualifiedResource) =>
        caches.Keys.FirstOrDefault(k => k.QualifiedResource == qualifiedResource) ?? added.Values.Select(static c => c.Kind).FirstOrDefault(k => k.QualifiedResource == qualifiedResource);

    /// <summary>The stored form of a kind, or of the kind it is stored as.</summary>
    public StoredForm FormOf(Kind kind) => CacheOf(kind).Form;

    /// <summary>How much there is of every kind that is stored.</summary>
    internal IEnumerable<(Kind Kind, KindStatistics Of)> Statistics() =>
        caches.Values.Concat(added.Values).Select(static c => (c.Kind, new KindStatistics(c.Snapshot.Objects.Count, c.Snapshot.Objects.AverageLength())));

    /// <summary>How many events of every kind are remembered.</summary>
    internal IEnumerable<(Kind Kind, int Events)> HistoryCapacities() => caches.Values.Concat(added.Values).Select(static c => (c.Kind, c.HistoryCapacity));

    internal Metrics.KindSeries SeriesOf(Kind kind) => CacheOf(kind).Series;

    /// <summary>How much there is of a kind at present; null for one that is not stored here.</summary>
    public KindStatistics? StatisticsOf(Kind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!caches.TryGetValue(kind.StoredAs ?? kind, out var cache) && !added.TryGetValue(kind.StoragePrefix ?? "", out cache)) return null;
        var objects = cache.Snapshot.Objects;
        return new(objects.Count, objects.AverageLength());
    }

    /// <summary>Waits until reads see every write that was answered before this call.</summary>
    public ValueTask CatchUpAsync(CancellationToken cancel) => pump.CatchUpAsync(cancel);

    public ValueTask ReachAsync(long revision, CancellationToken cancel) => pump.ReachAsync(revision, cancel);

    /// <summary>Whether the caches hold every write that was answered before this call.</summary>
    public async ValueTask<bool> IsCurrentAsync(CancellationToken cancel) => pump.Revision >= await storage.GetRevisionAsync(cancel);

    /// <summary>The object as the cache has it: perhaps a moment old.</summary>
    public StoredObject? Cached(Kind kind, string ns, string name)
    {
        var cache = CacheOf(kind);
        return cache.Snapshot.Objects.Find(cache.Form.KeyOf(ns, name));
    }

    /// <summary>The object as of now.</summary>
    public async ValueTask<StoredObject?> GetAsync(Kind kind, string ns, string name, CancellationToken cancel)
    {
        await pump.CatchUpAsync(cancel);
        return Cached(kind, ns, name);
    }

    /// <summary>The objects below a namespace (all when empty) as the cache has them, in key order, and the version of the list.</summary>
    public CachedList List(Kind kind, string ns)
    {
        // The pump's revision first: what the snapshot then holds beyond it is told by the snapshot itself.
        var revision = pump.Revision;
        var cache = CacheOf(kind);
        var snapshot = cache.Snapshot;
        return new(snapshot.Objects, cache.Form.PrefixOf(ns), Math.Max(revision, snapshot.LastEvent));
    }

    /// <summary>One page as it was at a revision, from the store's history; throws <see cref="StorageCompactedException"/>.</summary>
    public async Task<(IReadOnlyList<StoredObject> Items, bool More)> ListAtAsync(Kind kind, string ns, string? startAfter, int limit, long revision, CancellationToken cancel)
    {
        var form = FormOf(kind);
        var page = await storage.ListAsync(form.PrefixOf(ns), startAfter, limit, revision, cancel);
        return ([.. page.Items.Select(v => form.Read(v.Key, v.Value, v.ModRevision))], page.More);
    }

    /// <summary>How many objects come after a key at a revision of the store's history.</summary>
    public async ValueTask<long> CountAfterAsync(Kind kind, string ns, string after, long revision, CancellationToken cancel) =>
        (await storage.ListAsync(FormOf(kind).PrefixOf(ns), after, 0, revision, cancel)).Items.Count;

    /// <summary>Keeps a list of which only the first page was given out, so that the next ones are of the same snapshot.</summary>
    internal void KeepForPaging(Kind kind, CachedList list) => CacheOf(kind).Paged.Keep(list.Revision, list.Objects);

    /// <summary>The list at a revision that was kept for its next pages; null when it was not, or too long ago.</summary>
    internal CachedList? KeptForPaging(Kind kind, string ns, long revision)
    {
        var cache = CacheOf(kind);
        return cache.Paged.At(revision) is { } objects ? new(objects, cache.Form.PrefixOf(ns), revision) : null;
    }

    /// <summary>A watch can begin at this revision or after it.</summary>
    internal long OldestWatchable(Kind kind) => CacheOf(kind).Forgotten;

    /// <summary>Watches from a revision on; null when its events are gone.</summary>
    public WatchSubscription? Watch(Kind kind, string ns, string name, long revision)
    {
        var cache = CacheOf(kind);
        return cache.Subscribe(PrefixOf(cache.Form, ns, name), revision);
    }

    /// <summary>Watches from the present on, with the list it begins with.</summary>
    public (CachedList List, WatchSubscription Watcher) WatchNow(Kind kind, string ns, string name)
    {
        var cache = CacheOf(kind);
        var prefix = PrefixOf(cache.Form, ns, name);
        var revision = pump.Revision;
        var (snapshot, watcher) = cache.SubscribeNow(prefix);
        return (new(snapshot.Objects, prefix, Math.Max(revision, snapshot.LastEvent)), watcher);
    }

    /// <summary>Stores a new object; null when the name is taken.</summary>
    public async Task<StoredObject?> CreateAsync(Kind kind, IApiObject value, CancellationToken cancel)
    {
        var form = FormOf(kind).For(value);
        var json = form.Encode(value);
        var key = form.KeyOf(value.Metadata.Namespace, value.Metadata.Name);
        return await storage.CreateAsync(key, json, cancel) is WriteResult.Written written ? Written(form, key, json, value, written.Revision) : null;
    }

    /// <summary>Replaces the object read at <paramref name="expected"/>; null when somebody else wrote or removed it meanwhile.</summary>
    public async Task<StoredObject?> UpdateAsync(Kind kind, IApiObject value, long expected, CancellationToken cancel)
    {
        var form = FormOf(kind).For(value);
        return await UpdateAsync(form, form.Encode(value), value, expected, cancel);
    }

    /// <summary>The same; what is written as it lies in the store already is not written again.</summary>
    internal Task<StoredObject?> UpdateAsync(Kind kind, IApiObject value, StoredObject current, CancellationToken cancel)
    {
        var form = FormOf(kind).For(value);
        var json = form.Encode(value);
        return !IsStale(current) && current.IsIn(form.Kind) && current.HasText(json) ? Task.FromResult<StoredObject?>(current) : UpdateAsync(form, json, value, current.Revision, cancel);
    }

    /// <summary>Removes the object read at <paramref name="expected"/>; null when somebody else wrote or removed it meanwhile.</summary>
    public async Task<long?> DeleteAsync(Kind kind, string ns, string name, long expected, CancellationToken cancel) =>
        await storage.DeleteAsync(FormOf(kind).KeyOf(ns, name), expected, cancel) is WriteResult.Written written ? written.Revision : null;

    /// <summary>The object is stored in a way that is no longer the one to store it in, so that a write which changes nothing is to be done all the same.</summary>
    public bool IsStale(StoredObject stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return isStale(stored.Key);
    }

    /// <summary>How many watch the kind, those inside the process among them.</summary>
    public int WatchersOf(Kind kind) => CacheOf(kind).Watchers;

    public void EndWatches()
    {
        foreach (var cache in caches.Values.Concat(added.Values)) cache.EndAll();
    }

    private static string PrefixOf(StoredForm form, string ns, string name) => name.Length > 0 ? form.KeyOf(ns, name) : form.PrefixOf(ns);

    private static StoredObject Written(StoredForm form, string key, byte[] json, IApiObject value, long revision) =>
        new(form, key, json, revision, value.WithMetadata(value.Metadata with { ResourceVersion = Revisions.Format(revision) }));

    private async Task<StoredObject?> UpdateAsync(StoredForm form, byte[] json, IApiObject value, long expected, CancellationToken cancel)
    {
        var key = form.KeyOf(value.Metadata.Namespace, value.Metadata.Name);
        return await storage.UpdateAsync(key, json, expected, cancel) is WriteResult.Written written ? Written(form, key, json, value, written.Revision) : null;
    }

    private void Retire(KindCache cache)
    {
        pump.Remove(cache);
        cache.Close();
    }

    /// <summary>A custom resource whose definition is gone is not found; a request may have come with it in hand.</summary>
    private KindCache CacheOf(Kind kind)
    {
        if (caches.TryGetValue(kind.StoredAs ?? kind, out var cache)) return cache;
        if (kind.StoragePrefix is not { } prefix || !added.TryGetValue(prefix, out cache)) throw ApiErrors.NoHandler();
        return ReferenceEquals(cache.Kind, kind.StoredAs ?? kind) ? cache : cache.Before ?? cache;
    }
}
