using System.Diagnostics;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>How often values of one resource are encrypted and decrypted in one way, and how long that takes; found once.</summary>
internal sealed class TransformSeries
{
    private const string Into = "to_storage";
    private const string Out = "from_storage";

    /// <summary>Upstream's word for a failure that no other server told of.</summary>
    private const string Failed = "unknown-non-grpc";

    private static readonly CounterFamily Operations = new(MetricNames.Meter, "apiserver_storage_transformation_operations_total", "Values encrypted and decrypted.", "resource", "status", "transformation_type", "transformer_prefix");

    private static readonly HistogramFamily Duration = new(MetricNames.Meter, "apiserver_storage_transformation_duration_seconds", "How long encrypting and decrypting a value took in seconds.", [.. Enumerable.Range(0, 25).Select(static i => 0.000005 * (1 << i))], "transformation_type", "transformer_prefix");

    private readonly string resource;
    private readonly string prefix;
    private readonly (CounterSeries Count, HistogramSeries Time) sealing;
    private readonly (CounterSeries Count, HistogramSeries Time) opening;

    /// <param name="prefix">What the values begin with, up to the key's name: <c>k8s:enc:aesgcm:v1:</c>.</param>
    public TransformSeries(string resource, string prefix)
    {
        (this.resource, this.prefix) = (resource, prefix);
        sealing = (Operations.With(resource, "OK", Into, prefix), Duration.With(Into, prefix));
        opening = (Operations.With(resource, "OK", Out, prefix), Duration.With(Out, prefix));
    }

    public static long Begin() => Stopwatch.GetTimestamp();

    public void Sealed(long began) => Done(sealing, began);

    public void Opened(long began) => Done(opening, began);

    public void NotOpened() => Operations.With(resource, Failed, Out, prefix).Increment();

    private static void Done((CounterSeries Count, HistogramSeries Time) series, long began)
    {
        series.Count.Increment();
        series.Time.Observe(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
