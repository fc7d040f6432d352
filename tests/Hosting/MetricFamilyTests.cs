using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.Hosting.Tests;

/// <summary>Families of series that keep their own numbers, as they are rendered.</summary>
public sealed class MetricFamilyTests : IDisposable
{
    private readonly Meter meter = new("Keles.FamilyTests");
    private readonly MetricsRegistry registry = new();

    [Fact]
    public void Counters_gauges_and_histograms_are_told_with_their_labels_in_order()
    {
        var counter = new CounterFamily(meter, "f_total", "Counts.", "b", "a");
        counter.With("2", "1").Add(3);
        counter.With("2", "1").Increment();
        var gauge = new GaugeFamily(meter, "f_gauge", "Holds.");
        gauge.Only.Set(2.5);
        gauge.Only.Add(-1);
        var histogram = new HistogramFamily(meter, "f_seconds", "Takes.", [0.5, 1], "x");
        foreach (var value in (double[])[0.5, 0.7, 9]) histogram.With("q\"").Observe(value);
        var text = Of(MetricsForm.Prometheus);
        Assert.Contains("# HELP f_total Counts.\n# TYPE f_total counter\nf_total{a=\"1\",b=\"2\"} 4\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE f_gauge gauge\nf_gauge 1.5\n", text, StringComparison.Ordinal);
        Assert.Contains("f_seconds_bucket{x=\"q\\\"\",le=\"0.5\"} 1\nf_seconds_bucket{x=\"q\\\"\",le=\"1\"} 2\nf_seconds_bucket{x=\"q\\\"\",le=\"+Inf\"} 3\nf_seconds_sum{x=\"q\\\"\"} 10.2\nf_seconds_count{x=\"q\\\"\"} 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenMetrics_names_counters_without_their_ending_and_says_where_it_ends()
    {
        new CounterFamily(meter, "f_opens_total", "Counts.").Only.Increment();
        new CounterFamily(meter, "f_attempts", "Counts.").Only.Increment();
        var text = Of(MetricsForm.OpenMetrics);
        Assert.Contains("# TYPE f_opens counter\nf_opens_total 1\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE f_attempts unknown\nf_attempts 1\n", text, StringComparison.Ordinal);
        Assert.EndsWith("# EOF\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3", true)]
    [InlineData("application/openmetrics-text;q=0.1,text/plain;q=0.9", false)]
    public void The_form_is_the_one_that_is_preferred(string? accept, bool open) => Assert.Equal(open, MetricsForm.For(accept).IsOpen);

    [Fact]
    public void A_family_without_numbers_is_told_only_when_it_shall_be()
    {
        _ = new CounterFamily(meter, "f_shown_total", "Shown.", "x") { IsShownEmpty = true };
        _ = new CounterFamily(meter, "f_hidden_total", "Hidden.", "x");
        var text = Of(MetricsForm.Prometheus);
        Assert.Contains("# TYPE f_shown_total counter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("f_hidden_total", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timing_histogram_counts_how_long_a_value_was_how_large()
    {
        var time = new Steps();
        var series = new TimingHistogramFamily(meter, "f_share", "Shares.", [0, 0.5, 1]).Only;
        series.Begin(time, 10);
        time.Now += TimeSpan.TicksPerSecond;
        series.Set(4, time.Now);
        time.Now += 2 * TimeSpan.TicksPerSecond;
        series.SetDenominator(4);
        time.Now += TimeSpan.TicksPerSecond;
        var text = Of(MetricsForm.Prometheus);
        Assert.Contains("f_share_bucket{le=\"0\"} 1000000000\nf_share_bucket{le=\"0.5\"} 3000000000\nf_share_bucket{le=\"1\"} 4000000000\n", text.Replace("1e+09", "1000000000", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_without_end_do_not_fill_the_memory()
    {
        var family = new CounterFamily(meter, "f_many_total", "Many.", "x");
        for (var i = 0; i < 10_000; i++) family.With($"{i}").Increment();
        Assert.InRange(Of(MetricsForm.Prometheus).Split('\n').Count(static l => l.StartsWith("f_many_total{", StringComparison.Ordinal)), 1, 5000);
    }

    public void Dispose()
    {
        registry.Dispose();
        meter.Dispose();
    }

    private string Of(MetricsForm form) => registry.Render(form, static name => name.StartsWith("f_", StringComparison.Ordinal));

    private sealed class Steps : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
