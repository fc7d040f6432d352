using System.Diagnostics.Metrics;

namespace Keles.Hosting.Tests;

public sealed class MetricsTests : IDisposable
{
    private static int meters;
    private readonly string prefix = $"Test{Interlocked.Increment(ref meters)}.";
    private readonly Meter meter;
    private readonly MetricsRegistry registry;

    public MetricsTests()
    {
        meter = new Meter(prefix + "Meter");
        registry = new MetricsRegistry(new MetricsOptions { MeterPrefix = prefix, MaxSeriesPerMetric = 3 });
    }

    public void Dispose()
    {
        registry.Dispose();
        meter.Dispose();
    }

    [Fact]
    public void A_counter_has_help_type_and_a_line_for_each_label_set()
    {
        var counter = meter.CreateCounter<long>("apiserver_request_total", description: "[STABLE] Counter of requests.");
        counter.Add(1, new("verb", "LIST"), new("code", "200"));
        counter.Add(2, new("verb", "LIST"), new("code", "200"));
        counter.Add(1, new("verb", "GET"), new("code", 404));
        Assert.Equal(
            """
            # HELP apiserver_request_total [STABLE] Counter of requests.
            # TYPE apiserver_request_total counter
            apiserver_request_total{code="200",verb="LIST"} 3
            apiserver_request_total{code="404",verb="GET"} 1

            """,
            Rendered());
    }

    [Fact]
    public void A_histogram_counts_upwards_into_its_buckets()
    {
        var histogram = meter.CreateHistogram<double>("latency_seconds", "s", "Latency.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var value in new[] { 0.05, 0.1, 0.5, 7 })
        {
            histogram.Record(value, new KeyValuePair<string, object?>("verb", "GET"));
        }

        Assert.Equal(
            """
            # HELP latency_seconds Latency.
            # TYPE latency_seconds histogram
            latency_seconds_bucket{verb="GET",le="0.1"} 2
            latency_seconds_bucket{verb="GET",le="1"} 3
            latency_seconds_bucket{verb="GET",le="+Inf"} 4
            latency_seconds_sum{verb="GET"} 7.65
            latency_seconds_count{verb="GET"} 4

            """,
            Rendered());
    }

    [Fact]
    public void Buckets_default_to_upstreams()
    {
        meter.CreateHistogram<long>("h").Record(3);
        Assert.Equal(
            ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"],
            Rendered().Split('\n').Where(l => l.Contains("le=", StringComparison.Ordinal)).Select(l => l.Split('"')[1]));
    }

    [Fact]
    public void Gauges_go_up_and_down_and_observed_ones_forget_what_is_gone()
    {
        var inFlight = meter.CreateUpDownCounter<int>("in_flight");
        inFlight.Add(3);
        inFlight.Add(-1);
        meter.CreateGauge<double>("temperature").Record(1.5);
        var nodes = new List<string> { "a", "b" };
        meter.CreateObservableGauge("node_up", () => nodes.Select(n => new Measurement<int>(1, new KeyValuePair<string, object?>("node", n))));
        Assert.Contains("node_up{node=\"a\"} 1\nnode_up{node=\"b\"} 1\n", Rendered(), StringComparison.Ordinal);
        nodes.Remove("a");
        var text = Rendered();
        Assert.DoesNotContain("node=\"a\"", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE in_flight gauge\nin_flight 2\n", text, StringComparison.Ordinal);
        Assert.Contains("temperature 1.5\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_sets_beyond_the_bound_are_dropped_and_counted()
    {
        var counter = meter.CreateCounter<long>("by_user_total");
        for (var i = 0; i < 10; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("user", $"u{i}"));
        }

        counter.Add(5, new KeyValuePair<string, object?>("user", "u1"));
        var text = registry.Render();
        Assert.Equal(3, text.Split("by_user_total{").Length - 1);
        Assert.Contains("by_user_total{user=\"u1\"} 6\n", text, StringComparison.Ordinal);
        Assert.Contains("keles_metrics_dropped_total{metric=\"by_user_total\"} 7\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_values_cannot_break_the_text()
    {
        meter.CreateCounter<long>("c_total", description: "a\\b\nc").Add(1, new KeyValuePair<string, object?>("v", "a\"b\\c\nd"));
        Assert.Equal("# HELP c_total a\\\\b\\nc\n# TYPE c_total counter\nc_total{v=\"a\\\"b\\\\c\\nd\"} 1\n", Rendered());
    }

    [Fact]
    public void Instruments_of_one_name_share_a_metric()
    {
        meter.CreateCounter<long>("shared_total").Add(1);
        using var other = new Meter(prefix + "Other");
        other.CreateCounter<long>("shared_total").Add(2);
        Assert.Contains("shared_total 3\n", Rendered(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_meters_are_not_listened_to()
    {
        using var foreign = new Meter("Foreign");
        foreign.CreateCounter<long>("foreign_total").Add(1);
        Assert.DoesNotContain("foreign_total", Rendered(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recording_from_many_threads_loses_nothing()
    {
        var counter = meter.CreateCounter<long>("busy_total");
        var histogram = meter.CreateHistogram<double>("busy_seconds");
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 5000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("k", i % 3));
                histogram.Record(0.2);
                if (i % 1000 == 0)
                {
                    registry.Render();
                }
            }
        });
        var text = Rendered();
        Assert.Equal(40_000, text.Split('\n').Where(l => l.StartsWith("busy_total{", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split(' ')[1])));
        Assert.Contains("busy_seconds_count 40000\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_process_tells_of_itself()
    {
        var text = registry.Render();
        foreach (var name in new[] { "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds" })
        {
            var line = text.Split('\n').Single(l => l.StartsWith(name + " ", StringComparison.Ordinal));
            Assert.True(double.Parse(line.Split(' ')[1]) > 0, line);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(1234567890123, "1234567890123")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(-1.5e20, "-150000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.25e-7, "1.25e-07")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_are_written_as_go_does(double value, string expected) => Assert.Equal(expected, PrometheusText.Number(value));

    /// <summary>Without the process' own figures, which no test can foretell.</summary>
    private string Rendered() => string.Concat(registry.Render().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(l => !l.Contains("process_", StringComparison.Ordinal) && !l.Contains("dotnet_", StringComparison.Ordinal))
        .Select(l => l + "\n"));
}
