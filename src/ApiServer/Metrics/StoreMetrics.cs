using Keles.Background;
using Keles.Storage;

namespace Keles.ApiServer.Metrics;

/// <summary>What is told of the store and of the caches over it, under upstream's names.</summary>
internal static class StoreMetrics
{
    private static readonly string[] Resource = ["group", "resource"];

    public static readonly ObservedFamily Objects = MetricNames.Observed(MetricType.Gauge, "apiserver_storage_objects", "Objects stored, by resource.", "resource");

    public static readonly ObservedFamily ResourceObjects = MetricNames.Observed(MetricType.Gauge, "apiserver_resource_objects", "Objects stored, by group and resource.", Resource);

    public static readonly ObservedFamily ResourceSizes = MetricNames.Observed(MetricType.Gauge, "apiserver_resource_size_estimate_bytes", "Bytes of the objects stored, estimated from a sample.", Resource);

    public static readonly ObservedFamily StorageSize = MetricNames.Observed(MetricType.Gauge, "apiserver_storage_size_bytes", "Bytes of the store.", "storage_cluster_id");

    public static readonly CounterFamily StoreLists = MetricNames.Counter("apiserver_storage_list_total", "Lists read from the store's history.", Resource);

    public static readonly CounterFamily StoreFetched = MetricNames.Counter("apiserver_storage_list_fetched_objects_total", "Objects read from the store for lists.", Resource);

    public static readonly CounterFamily StoreEvaluated = MetricNames.Counter("apiserver_storage_list_evaluated_objects_total", "Objects read from the store for lists and asked whether they match.", Resource);

    public static readonly CounterFamily StoreReturned = MetricNames.Counter("apiserver_storage_list_returned_objects_total", "Objects of lists from the store that were returned.", Resource);

    public static readonly CounterFamily CacheLists = MetricNames.Counter("apiserver_cache_list_total", "Lists from the cache.", "group", "index", "resource");

    public static readonly CounterFamily CacheFetched = MetricNames.Counter("apiserver_cache_list_fetched_objects_total", "Objects that lists from the cache began with.", "group", "index", "resource");

    public static readonly CounterFamily CacheReturned = MetricNames.Counter("apiserver_cache_list_returned_objects_total", "Objects of lists from the cache that were returned.", Resource);

    public static readonly CounterFamily EventsReceived = MetricNames.Counter("apiserver_storage_events_received_total", "Changes that the store told of.", Resource);

    public static readonly CounterFamily CacheEventsReceived = MetricNames.Counter("apiserver_watch_cache_events_received_total", "Changes that a cache took up.", Resource);

    public static readonly CounterFamily CacheEventsDispatched = MetricNames.Counter("apiserver_watch_cache_events_dispatched_total", "Changes that a cache told its watchers.", Resource);

    public static readonly CounterFamily CacheInitializations = MetricNames.Counter("apiserver_watch_cache_initializations_total", "Times a cache was filled.", Resource);

    public static readonly ObservedFamily CacheVersion = MetricNames.Observed(MetricType.Gauge, "apiserver_watch_cache_resource_version", "The version that a cache is at.", Resource);

    public static readonly ObservedFamily CacheCapacity = MetricNames.Observed(MetricType.Gauge, "watch_cache_capacity", "Changes that a cache remembers.", Resource);

    public static readonly HistogramFamily CacheReadWait = MetricNames.Histogram("apiserver_watch_cache_read_wait_seconds", "How long reads waited in seconds for the cache to be current.", [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3], Resource);

    public static readonly CounterFamily ConsistentReads = MetricNames.Counter("apiserver_watch_cache_consistent_read_total", "Reads that waited for the cache to be current.", "fallback", "group", "resource", "success");

    public static readonly CounterFamily WatchEvents = MetricNames.Counter("apiserver_watch_events_total", "Events sent to watchers.", "group", "version", "resource");

    public static readonly HistogramFamily WatchEventSizes = MetricNames.Histogram("apiserver_watch_events_sizes", "Sizes of events sent to watchers in bytes.", [1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072], "group", "version", "resource");

    public static readonly HistogramFamily WatchLists = MetricNames.Histogram("apiserver_watch_list_duration_seconds", "How long the first part of watches that begin with a list took in seconds.", [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 15, 20, 30, 45, 60], "group", "version", "resource", "scope");

    /// <summary>Tells of this store until what is returned is disposed.</summary>
    /// <param name="storage">What lies under it.</param>
    public static IDisposable Tell(ObjectStore store, IStorage storage) => new Telling(
    [
        Objects.From(() => store.Statistics().Select(static s => ((string[])[s.Kind.QualifiedResource], (double)s.Of.Count))),
        ResourceObjects.From(() => store.Statistics().Select(static s => ((string[])[s.Kind.Group, s.Kind.Plural], (double)s.Of.Count))),
        ResourceSizes.From(() => store.Statistics().Select(static s => ((string[])[s.Kind.Group, s.Kind.Plural], (double)s.Of.Bytes))),
        StorageSize.From(() => [(["keles-0"], storage is IMeasuredStorage measured ? measured.OccupiedBytes : store.Statistics().Sum(static s => (double)s.Of.Bytes))]),
        CacheVersion.From(() => store.Statistics().Select(s => ((string[])[s.Kind.Group, s.Kind.Plural], (double)store.Revision))),
        CacheCapacity.From(() => store.HistoryCapacities().Select(static s => ((string[])[s.Kind.Group, s.Kind.Plural], (double)s.Events))),
    ]);

    private sealed class Telling(IReadOnlyList<IDisposable> all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all) one.Dispose();
        }
    }
}
