using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Keles.Hosting;

/// <summary>
/// Collects what the instruments of our meters record, and renders it for /metrics. An instrument's name is the metric's
/// name, upstream's where upstream has it; its description is the HELP line. Instruments of one name (of several hosts in
/// one process) share a metric.
/// </summary>
public sealed class MetricsRegistry : IDisposable
{
    private readonly ConcurrentDictionary<string, Metric> metrics = new(StringComparer.Ordinal);
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

    /// <summary>The content type of <see cref="Render"/>.</summary>
    public static string ContentType => PrometheusText.ContentType;

    /// <summary>All metrics that have a value, by name.</summary>
    public string Render()
    {
        // One scrape at a time: clearing and observing again must not interleave.
        lock (scrape)
        {
            foreach (var metric in metrics.Values.Where(m => m.IsObserved))
            {
                metric.Clear();
            }

            listener.RecordObservableInstruments();
            var text = new PrometheusText();
            foreach (var metric in metrics.Values.OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                metric.Render(text);
            }

            return text.ToString();
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
        if (ours)
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
