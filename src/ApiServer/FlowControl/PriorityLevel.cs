using Keles.Api.FlowControl.V1;
using Microsoft.Extensions.Primitives;

namespace Keles.ApiServer.FlowControl;

/// <summary>A priority level while the server runs: its queues behind a lock, with the clock.</summary>
/// <remarks>The lock guards the queues and what is counted of them, and is held for well under a microsecond; nothing is awaited or called out to
/// while it is held. Those whose turn comes continue on the thread pool.</remarks>
internal sealed class PriorityLevel
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ServerSeries server;
    private readonly LevelSeries series;
    private readonly FairQueues queues;
    private readonly SeatDemandIntegrator demand = new();
    private readonly long epoch;
    private readonly double tick;
    private ITimer? release;
    private double releaseAt = double.PositiveInfinity;

    public PriorityLevel(PriorityLevelConfiguration configuration, TimeProvider time, ServerSeries server)
    {
        (this.time, this.server, Configuration) = (time, server, configuration);
        epoch = time.GetTimestamp();
        tick = 1.0 / time.TimestampFrequency;
        Shape = ShapeOf(configuration.Spec);
        queues = new(Shape, 0);
        series = new(Name, time);
    }

    public string Name => Configuration.Metadata.Name;

    public PriorityLevelConfiguration Configuration { get; private set; }

    /// <summary>The value of the response's header.</summary>
    public StringValues Uid => Configuration.Metadata.Uid;

    public QueueShape Shape { get; private set; }

    public DroppedRequests Dropped { get; } = new();

    /// <summary>Nobody asked for it any more; it lives until its last request is answered.</summary>
    public bool IsQuiescing { get; set; }

    public LevelSeats Seats { get; set; }

    public double SmoothedDemand { get; set; }

    public int CurrentSeats { get; private set; } = -1;

    /// <summary>Most seats of one request; 0 where there are no queues and so nothing that follows from them.</summary>
    public int MostSeats { get; private set; }

    public static QueueShape ShapeOf(PriorityLevelConfigurationSpec spec) => spec switch
    {
        { Limited: null } => QueueShape.Exempt,
        { Limited.LimitResponse.Queuing: { } queuing } => new(queuing.Queues, queuing.QueueLengthLimit, queuing.HandSize),
        _ => QueueShape.Reject,
    };

    public void Configure(PriorityLevelConfiguration configuration)
    {
        Configuration = configuration;
        Shape = ShapeOf(configuration.Spec);
    }

    /// <param name="ofNoLimit">What counts as full where there is no limit.</param>
    public void SetSeats(int seats, int ofNoLimit)
    {
        MostSeats = Shape.Queues <= 0 ? 0 : (int)Math.Max(1, Math.Min(Math.Ceiling(Seats.Nominal * FlowControlLimits.SeatsOfLevel), Seats.Nominal / Math.Max(Shape.HandSize, 1)));
        CurrentSeats = seats;
        lock (gate)
        {
            var stamp = time.GetTimestamp();
            queues.Configure(Shape, seats, Now(stamp));
            WakeUp(stamp);
        }

        series.SetLimits(seats, Math.Max(Shape.Queues, 0) * Shape.LengthLimit, ofNoLimit);
    }

    public SeatDemand TakeDemand()
    {
        lock (gate) return demand.Take(Now(time.GetTimestamp()));
    }

    public T Look<T>(Func<FairQueues, T> look)
    {
        lock (gate) return look(queues);
    }

    /// <summary>Returns null when the request may execute, else why it is refused.</summary>
    /// <param name="wait">How long it may wait for its turn.</param>
    public ValueTask<string?> EnterAsync(FlowPass pass, TimeSpan wait, CancellationToken cancel)
    {
        var flow = pass.Flow.Series;
        var stamp = time.GetTimestamp();
        Entry entry;
        lock (gate)
        {
            entry = queues.Enter(pass, Now(stamp));
            if (entry == Entry.Waiting) pass.Turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (entry == Entry.Executing) Began(pass, stamp);
            else if (entry == Entry.Waiting) Joined(pass, stamp);
            WakeUp(stamp);
        }

        flow.EstimatedSeats.Observe(pass.Estimate.MaxSeats);
        switch (entry)
        {
            case Entry.Executing:
                if (!Shape.IsExempt) flow.Waited.Observe(0);
                return ValueTask.FromResult<string?>(null);
            case Entry.Waiting:
                return WaitAsync(pass, wait, stamp, cancel);
            default:
                var reason = entry == Entry.QueueFull ? "queue-full" : "concurrency-limit";
                flow.Rejected(reason);
                return ValueTask.FromResult<string?>(reason);
        }
    }

    /// <summary>A request is answered. Does nothing the second time.</summary>
    public void Finish(FlowPass pass)
    {
        var stamp = time.GetTimestamp();
        double seconds;
        lock (gate)
        {
            if (pass.State != RequestState.Executing) return;
            seconds = Now(stamp) - pass.StartedAt;
            queues.Finish(pass, Now(stamp));
            pass.Flow.Series.ExecutingRequests.Add(-1);
            pass.Flow.Series.ExecutingSeats.Add(-pass.Estimate.MaxSeats);
            series.Executing.Add(-1, stamp);
            server.Executing(pass.IsMutating).Add(-1, stamp);
            WakeUp(stamp);
        }

        (pass.IsWatch ? pass.Flow.Series.Watch : pass.Flow.Series.Regular).Observe(seconds);
    }

    private async ValueTask<string?> WaitAsync(FlowPass pass, TimeSpan wait, long since, CancellationToken cancel)
    {
        try
        {
            await pass.Turn!.Task.WaitAsync(wait, time, cancel);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            var reason = e is TimeoutException ? "time-out" : "cancelled";
            if (GoAway(pass))
            {
                pass.Flow.Series.WaitedInVain.Observe(time.GetElapsedTime(since).TotalSeconds);
                pass.Flow.Series.Rejected(reason);
                return reason;
            }

            // Its turn came at the same moment.
        }

        pass.Waited = time.GetElapsedTime(since);
        pass.Flow.Series.Waited.Observe(pass.Waited.TotalSeconds);
        return null;
    }

    private bool GoAway(FlowPass pass)
    {
        var stamp = time.GetTimestamp();
        lock (gate)
        {
            if (!queues.Abandon(pass, Now(stamp))) return false;
            Left(pass, stamp);
            WakeUp(stamp);
            return true;
        }
    }

    /// <summary>Lets those begin whose turn has come, sees to seats that fall free by time, and notes the demand.</summary>
    private void WakeUp(long stamp)
    {
        foreach (var request in queues.TakeBegun())
        {
            var pass = (FlowPass)request;
            if (pass.Turn is null) continue;
            Left(pass, stamp);
            Began(pass, stamp);
            pass.Turn.TrySetResult();
        }

        demand.Set(queues.SeatsInUse + queues.SeatsWaiting, Now(stamp));
        series.Demand.Set(queues.SeatsInUse + queues.SeatsWaiting, stamp);
        series.Seats.Set(queues.SeatsInUse, stamp);
        // Without anybody waiting the seats are taken back when the next request comes or goes.
        if (queues.Waiting == 0 || queues.NextRelease is not { } at || at >= releaseAt) return;
        releaseAt = at;
        var due = TimeSpan.FromSeconds(Math.Max(0.001, at - Now(stamp)));
        if (release is null) release = time.CreateTimer(_ => Tick(), null, due, Timeout.InfiniteTimeSpan);
        else release.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        lock (gate)
        {
            releaseAt = double.PositiveInfinity;
            var stamp = time.GetTimestamp();
            queues.Tick(Now(stamp));
            WakeUp(stamp);
        }
    }

    private void Began(FlowPass pass, long stamp)
    {
        pass.Flow.Series.Dispatched.Increment();
        pass.Flow.Series.ExecutingRequests.Add(1);
        pass.Flow.Series.ExecutingSeats.Add(pass.Estimate.MaxSeats);
        series.Executing.Add(1, stamp);
        server.Executing(pass.IsMutating).Add(1, stamp);
    }

    private void Joined(FlowPass pass, long stamp)
    {
        pass.Flow.Series.InqueueRequests.Add(1);
        pass.Flow.Series.InqueueSeats.Add(pass.Estimate.MaxSeats);
        pass.Flow.Series.QueueLength.Observe(pass.Queue!.Waiting.Count);
        series.Waiting.Add(1, stamp);
        server.Waiting(pass.IsMutating).Add(1, stamp);
        server.Inqueue(pass.IsMutating).Add(1);
    }

    private void Left(FlowPass pass, long stamp)
    {
        pass.Flow.Series.InqueueRequests.Add(-1);
        pass.Flow.Series.InqueueSeats.Add(-pass.Estimate.MaxSeats);
        series.Waiting.Add(-1, stamp);
        server.Waiting(pass.IsMutating).Add(-1, stamp);
        server.Inqueue(pass.IsMutating).Add(-1);
    }

    private double Now(long stamp) => (stamp - epoch) * tick;
}
