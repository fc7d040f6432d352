using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.Hosting;

/// <summary>
/// Collects what the instruments of our meters record, and renders it for /metrics. An instrument's name is the metric's
/// name, upstream's where upstream has it; its description is the HELP line. Instruments of one name (of several hosts in
/// one process) share a metric.
/// </summary>
public sealed class MetricsRegistry : IDisposable
{
    private readonly ConcurrentDictionary<string, Metric> metrics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();
    private readonly Meter own = new("Keles.Hosting");
    private readonly Counter<long> dropped;
    private readonly Lock scrape = new();
    private readonly MetricsOptions options;

    public MetricsRegistry(MetricsOptions? options = null)
    {
        this.options = options ?? new MetricsOptions();
        dropped = own.CreateCounter<long>(
            "keles_metrics_dropped_total", description: "Recorded values without a place, because their metric has too many label sets.");
        listener.InstrumentPublished = Publish;
        listener.SetMeasurementEventCallback<byte>((i, v, l, m) => Record(i, v, l, m));
        listener.SetMeasurementEventCallback<short>((i, v, l, m) => Record(i, v, l, m));
        listener.SetMeasurementEventCallback<int>((i, v, l, m) => Record(i, v, l, m));
        listener.SetMeasurementEventCallback<long>((i, v, l, m) => Record(i, v, l, m));
        listener.SetMeasurementEventCallback<float>((i, v, l, m) => Record(i, v, l, m));
        listener.SetMeasurementEventCallback<double>(Record);
        listener.SetMeasurementEventCallback<decimal>((i, v, l, m) => Record(i, (double)v, l, m));
        listener.Start();
        ProcessMetrics.AddTo(own);
    }

    /// <summary>All metrics that have a value, by name.</summary>
    /// <param name="wanted">Says by its name whether a metric is shown; null for all.</param>
    public string Render(MetricsForm? form = null, Func<string, bool>? wanted = null)
    {
        // One scrape at a time: clearing and observing again must not interleave.
        lock (scrape)
        {
            foreach (var metric in metrics.Values.Where(m => m.IsObserved))
            {
                metric.Clear();
            }

            listener.RecordObservableInstruments();
            var text = new PrometheusText(form ?? MetricsForm.Prometheus);
            foreach (var name in metrics.Keys.Concat(families.Keys).Distinct().Order(StringComparer.Ordinal))
            {
                if (wanted?.Invoke(name) == false)
                {
                    continue;
                }

                if (families.TryGetValue(name, out var family))
                {
                    text.Family(family);
                }
                else
                {
                    metrics[name].Render(text);
                }
            }

            return text.End();
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        own.Dispose();
    }

    private void Publish(Instrument instrument, MeterListener to)
    {
        // Our own instruments of another registry in this process are its business.
        var ours = instrument.Meter.Name == own.Name ? ReferenceEquals(instrument.Meter, own)
            : instrument.Meter.Name.StartsWith(options.MeterPrefix, StringComparison.Ordinal);
        if (ours && instrument is MetricFamily family)
        {
            // It keeps its own numbers.
            families[family.Name] = family;
        }
        else if (ours)
        {
            to.EnableMeasurementEvents(instrument, metrics.GetOrAdd(instrument.Name, _ => new Metric(instrument, options)));
        }
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels, object? metric)
    {
        var isAbsolute = instrument.IsObservable || instrument is Gauge<int> or Gauge<long> or Gauge<double>;
        if (!((Metric)metric!).Record(value, labels, isAbsolute) && !ReferenceEquals(instrument, dropped))
        {
            dropped.Add(1, new KeyValuePair<string, object?>("metric", instrument.Name));
        }
    }
}
