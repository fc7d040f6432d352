using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The series of one kind's watches, found once and kept as long as the kind is.</summary>
internal sealed class WatchSeries
{
    private static readonly ConditionalWeakTable<Kind, WatchSeries> All = [];

    private WatchSeries(Kind kind)
    {
        Events = StoreMetrics.WatchEvents.With(kind.Group, kind.Version, kind.Plural);
        Sizes = StoreMetrics.WatchEventSizes.With(kind.Group, kind.Version, kind.Plural);
    }

    public CounterSeries Events { get; }

    public HistogramSeries Sizes { get; }

    public static WatchSeries Of(Kind kind) => All.GetValue(kind, static k => new(k));
}
