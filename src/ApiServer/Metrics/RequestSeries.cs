using System.Collections.Concurrent;
using System.Globalization;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The series of all requests of one sort, found once and kept.</summary>
internal sealed class RequestSeries
{
    private static readonly ConcurrentDictionary<RequestLabels, RequestSeries> All = new();
    private static readonly GaugeSeries Reads = RequestMetrics.Inflight.With("readOnly");
    private static readonly GaugeSeries Writes = RequestMetrics.Inflight.With("mutating");

    private readonly string[] labels;
    private readonly string dryRun;
    private readonly ConcurrentDictionary<int, CounterSeries> codes = new();

    private RequestSeries(RequestLabels of)
    {
        labels = [of.Verb, of.Group, of.Version, of.Resource, of.Subresource, of.Scope, "apiserver"];
        dryRun = of.DryRun;
        Duration = RequestMetrics.Duration.With([.. labels, dryRun]);
        Service = of.IsLongRunning ? null : RequestMetrics.Service.With(labels);
        Sizes = of.Verb is "GET" or "LIST" ? RequestMetrics.ResponseSizes.With(labels) : null;
        Bodies = of.IsMutating && of.Resource.Length > 0 ? RequestMetrics.BodySizes.With(of.Resource, of.Verb.ToLowerInvariant()) : null;
        Open = of.IsLongRunning ? RequestMetrics.LongRunning.With(labels) : of.IsMutating ? Writes : Reads;
    }

    public HistogramSeries Duration { get; }

    /// <summary>Null for what lasts as long as somebody listens.</summary>
    public HistogramSeries? Service { get; }

    public HistogramSeries? Sizes { get; }

    public HistogramSeries? Bodies { get; }

    public GaugeSeries Open { get; }

    public static RequestSeries Of(RequestLabels labels) => All.TryGetValue(labels, out var found) ? found : All.GetOrAdd(labels, static l => new(l));

    public void Aborted() => RequestMetrics.Aborts.With(labels).Increment();

    public CounterSeries Total(int code) => codes.TryGetValue(code, out var found) ? found : codes.GetOrAdd(code, c => RequestMetrics.Total.With([.. labels, dryRun, c.ToString(CultureInfo.InvariantCulture)]));
}
