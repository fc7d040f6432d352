using System.Diagnostics.Metrics;

namespace Keles.Hosting;

/// <summary>
/// One instrument and its series. A lock of its own protects the series: recording is a lookup and an addition, so it is
/// held for a fraction of a microsecond and never across a call.
/// </summary>
internal sealed class Metric
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, Series> byHash = [];
    private readonly List<Series> all = [];
    private readonly int maxSeries;

    public Metric(Instrument instrument, MetricsOptions options)
    {
        Name = instrument.Name;
        Help = instrument.Description ?? "";
        Kind = MetricKinds.Of(instrument);
        IsObserved = instrument.IsObservable;
        Bounds = Kind == MetricKind.Histogram ? BoundsOf(instrument) ?? options.DefaultBuckets : [];
        maxSeries = options.MaxSeriesPerMetric;
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    public bool IsObserved { get; }

    public IReadOnlyList<double> Bounds { get; }

    /// <summary>Takes a value up; false when the label set is one too many.</summary>
    public bool Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels, bool isAbsolute)
    {
        lock (gate)
        {
            if (FindOrAdd(labels) is not { } series)
            {
                return false;
            }

            if (Kind == MetricKind.Histogram)
            {
                series.Observe(value, Bounds);
            }
            else
            {
                series.Value = isAbsolute ? value : series.Value + value;
            }

            return true;
        }
    }

    /// <summary>Forgets all series; for observed instruments, whose every look names all that exist.</summary>
    public void Clear()
    {
        lock (gate)
        {
            byHash.Clear();
            all.Clear();
        }
    }

    public void Render(PrometheusText text)
    {
        lock (gate)
        {
            text.Metric(this, all);
        }
    }

    private Series? FindOrAdd(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var hash = default(HashCode);
        foreach (var label in labels)
        {
            hash.Add(label.Key);
            hash.Add(label.Value);
        }

        var key = hash.ToHashCode();
        var head = byHash.GetValueOrDefault(key);
        for (var series = head; series is not null; series = series.Next)
        {
            if (series.Has(labels))
            {
                return series;
            }
        }

        if (all.Count >= maxSeries)
        {
            return null;
        }

        var added = new Series(labels.ToArray(), Bounds.Count) { Next = head };
        byHash[key] = added;
        all.Add(added);
        return added;
    }

    private static IReadOnlyList<double>? BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> h => h.Advice?.HistogramBucketBoundaries,
        Histogram<float> h => h.Advice?.HistogramBucketBoundaries?.Select(b => (double)b).ToList(),
        Histogram<long> h => h.Advice?.HistogramBucketBoundaries?.Select(b => (double)b).ToList(),
        Histogram<int> h => h.Advice?.HistogramBucketBoundaries?.Select(b => (double)b).ToList(),
        _ => null,
    };
}
