using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The steps before a request is answered, each with its series.</summary>
internal sealed class RequestSteps
{
    private readonly HistogramSeries series;

    private RequestSteps(string name) => series = RequestMetrics.Filters.With(name);

    public static RequestSteps Authentication { get; } = new("authentication");

    public static RequestSteps Turn { get; } = new("priorityandfairness");

    public static RequestSteps Authorization { get; } = new("authorization");

    /// <summary>The step is over; the next one begins at the moment that is returned.</summary>
    public long Pass(TimeProvider time, long began)
    {
        var now = time.GetTimestamp();
        series.Observe(time.GetElapsedTime(began, now).TotalSeconds);
        return now;
    }
}
