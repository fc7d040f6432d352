using Keles.ApiServer.Metrics;
using Keles.Background;

namespace Keles.ApiServer.FlowControl;

/// <summary>Requests that execute and wait at all levels together, by whether they change something.</summary>
internal sealed class ServerSeries
{
    private readonly TimingHistogramSeries executingReads = FlowMetrics.ReadVersusWrite.With("executing", "readOnly");
    private readonly TimingHistogramSeries executingWrites = FlowMetrics.ReadVersusWrite.With("executing", "mutating");
    private readonly TimingHistogramSeries waitingReads = FlowMetrics.ReadVersusWrite.With("waiting", "readOnly");
    private readonly TimingHistogramSeries waitingWrites = FlowMetrics.ReadVersusWrite.With("waiting", "mutating");

    private readonly GaugeSeries inqueueReads = RequestMetrics.Inqueue.With("readOnly");
    private readonly GaugeSeries inqueueWrites = RequestMetrics.Inqueue.With("mutating");

    public ServerSeries(TimeProvider time)
    {
        foreach (var series in (TimingHistogramSeries[])[executingReads, executingWrites, waitingReads, waitingWrites]) series.Begin(time, 1);
    }

    public GaugeSeries Inqueue(bool mutating) => mutating ? inqueueWrites : inqueueReads;

    public TimingHistogramSeries Executing(bool mutating) => mutating ? executingWrites : executingReads;

    public TimingHistogramSeries Waiting(bool mutating) => mutating ? waitingWrites : waitingReads;

    public void SetLimits(int executing, int waiting)
    {
        executingReads.SetDenominator(Math.Max(executing, 1));
        executingWrites.SetDenominator(Math.Max(executing, 1));
        waitingReads.SetDenominator(Math.Max(waiting, 1));
        waitingWrites.SetDenominator(Math.Max(waiting, 1));
    }
}
