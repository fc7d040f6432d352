using Keles.Background;

namespace Keles.ApiServer.FlowControl;

/// <summary>The series of one level, found once.</summary>
internal sealed class LevelSeries
{
    public LevelSeries(string level, TimeProvider time)
    {
        Seats = FlowMetrics.SeatUtilization.With("executing", level);
        Executing = FlowMetrics.RequestUtilization.With("executing", level);
        Waiting = FlowMetrics.RequestUtilization.With("waiting", level);
        Demand = FlowMetrics.Demand.With(level);
        foreach (var series in (TimingHistogramSeries[])[Seats, Executing, Waiting, Demand]) series.Begin(time, 1);
    }

    public TimingHistogramSeries Seats { get; }

    public TimingHistogramSeries Executing { get; }

    public TimingHistogramSeries Waiting { get; }

    public TimingHistogramSeries Demand { get; }

    /// <param name="room">Places in all queues.</param>
    public void SetLimits(int seats, int room, int ofNoLimit)
    {
        var limit = seats > 0 ? seats : ofNoLimit;
        Seats.SetDenominator(limit);
        Executing.SetDenominator(limit);
        Demand.SetDenominator(limit);
        Waiting.SetDenominator(Math.Max(room, 1));
    }
}
