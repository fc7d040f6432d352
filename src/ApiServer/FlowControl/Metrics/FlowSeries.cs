using Keles.Background;

namespace Keles.ApiServer.FlowControl;

/// <summary>The series of one flow schema at one level, found once.</summary>
internal sealed class FlowSeries(string schema, string level)
{
    public CounterSeries Dispatched { get; } = FlowMetrics.Dispatched.With(schema, level);

    public GaugeSeries InqueueRequests { get; } = FlowMetrics.InqueueRequests.With(schema, level);

    public GaugeSeries InqueueSeats { get; } = FlowMetrics.InqueueSeats.With(schema, level);

    public GaugeSeries ExecutingRequests { get; } = FlowMetrics.ExecutingRequests.With(schema, level);

    public GaugeSeries ExecutingSeats { get; } = FlowMetrics.ExecutingSeats.With(schema, level);

    public HistogramSeries QueueLength { get; } = FlowMetrics.QueueLength.With(schema, level);

    public HistogramSeries EstimatedSeats { get; } = FlowMetrics.EstimatedSeats.With(schema, level);

    public HistogramSeries Waited { get; } = FlowMetrics.Wait.With("true", schema, level);

    public HistogramSeries WaitedInVain { get; } = FlowMetrics.Wait.With("false", schema, level);

    public HistogramSeries Regular { get; } = FlowMetrics.Execution.With(schema, level, "regular");

    public HistogramSeries Watch { get; } = FlowMetrics.Execution.With(schema, level, "watch");

    public HistogramSeries WatchCount { get; } = FlowMetrics.WatchCount.With(schema, level);

    public void Rejected(string reason) => FlowMetrics.Rejected.With(schema, level, reason).Increment();
}
