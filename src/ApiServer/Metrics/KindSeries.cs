using Keles.Api;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The series of one kind's cache and lists, found once.</summary>
internal sealed class KindSeries(Kind kind)
{
    public CounterSeries EventsReceived { get; } = StoreMetrics.EventsReceived.With(kind.Group, kind.Plural);

    public CounterSeries CacheEventsReceived { get; } = StoreMetrics.CacheEventsReceived.With(kind.Group, kind.Plural);

    public CounterSeries CacheEventsDispatched { get; } = StoreMetrics.CacheEventsDispatched.With(kind.Group, kind.Plural);

    public CounterSeries Initializations { get; } = StoreMetrics.CacheInitializations.With(kind.Group, kind.Plural);

    public CounterSeries CacheLists { get; } = StoreMetrics.CacheLists.With(kind.Group, "", kind.Plural);

    public CounterSeries CacheFetched { get; } = StoreMetrics.CacheFetched.With(kind.Group, "", kind.Plural);

    public CounterSeries CacheReturned { get; } = StoreMetrics.CacheReturned.With(kind.Group, kind.Plural);

    public CounterSeries StoreLists { get; } = StoreMetrics.StoreLists.With(kind.Group, kind.Plural);

    public CounterSeries StoreFetched { get; } = StoreMetrics.StoreFetched.With(kind.Group, kind.Plural);

    public CounterSeries StoreEvaluated { get; } = StoreMetrics.StoreEvaluated.With(kind.Group, kind.Plural);

    public CounterSeries StoreReturned { get; } = StoreMetrics.StoreReturned.With(kind.Group, kind.Plural);

    public CounterSeries ConsistentReads { get; } = StoreMetrics.ConsistentReads.With("false", kind.Group, kind.Plural, "true");

    public HistogramSeries ReadWait { get; } = StoreMetrics.CacheReadWait.With(kind.Group, kind.Plural);
}
