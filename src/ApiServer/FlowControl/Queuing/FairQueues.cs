namespace Keles.ApiServer.FlowControl;

/// <summary>The queues and seats of one priority level: who begins, who waits, who is refused. It has no clock and no lock of its own.</summary>
/// <remarks><para>Fair queuing in virtual time: R is the work, in seconds of one seat, that every active queue has had in justice so far. Each queue
/// keeps the R at which its next request begins; a request that begins moves it on by the request's work (a guess, corrected when it ends), and
/// seats go to the queue whose next request would be done first.</para>
/// <para>Example: ten seats, a flow that sends 1,000 requests at once and one that sends a single one. The first fills the seats and its queue's
/// next start is far beyond R; the single request's queue is new and starts at R, so the next seat that falls free is its.</para></remarks>
internal sealed class FairQueues
{
    private readonly List<FairQueue> queues = [];
    private readonly PriorityQueue<QueuedRequest, double> resting = new();
    private readonly List<QueuedRequest> begun = [];
    private QueueShape shape;
    private double lastTime;
    private int active;
    private int robin;
    private ulong turns;

    public FairQueues(QueueShape shape, int seats) => Configure(shape, seats, 0);

    public int Seats { get; private set; }

    public int Executing { get; private set; }

    public int SeatsInUse { get; private set; }

    public int Waiting { get; private set; }

    public int SeatsWaiting { get; private set; }

    public double R { get; private set; }

    /// <summary>How the last seat was given away.</summary>
    public DispatchFigures LastDispatch { get; private set; }

    public IReadOnlyList<FairQueue> Queues => queues;

    public bool IsIdle => Waiting == 0 && Executing == 0 && resting.Count == 0;

    /// <summary>When the first of those who were answered gives its seats back; null when none holds any.</summary>
    public double? NextRelease => resting.TryPeek(out _, out var at) ? at : null;

    /// <summary>Changes the rules; those who wait keep their places.</summary>
    public void Configure(QueueShape to, int seats, double now)
    {
        Advance(now);
        (shape, Seats) = (to, seats);
        while (queues.Count < to.Queues) queues.Add(new(queues.Count));
        // Queues that are one too many live until the last who waits there has gone.
        while (queues.Count > Math.Max(to.Queues, 0) && !queues[^1].IsActive) queues.RemoveAt(queues.Count - 1);
        Dispatch(now);
    }

    /// <summary>A request comes. It executes, or waits, or nothing was done because there is no place for it.</summary>
    public Entry Enter(QueuedRequest request, double now)
    {
        Advance(now);
        Release(now);
        if (shape.Queues <= 0)
        {
            if (!shape.IsExempt && !HasRoom(request.Estimate.MaxSeats)) return Entry.NoSeats;
            Begin(request, now);
            return Entry.Executing;
        }

        request.Estimate = request.Estimate.Within(Seats);
        var queue = Choose(request.FlowHash);
        if (SeatsInUse >= Seats && queue.Waiting.Count >= shape.LengthLimit) return Entry.QueueFull;
        if (!queue.IsActive)
        {
            // Who was away gathers no claims for the time of his absence.
            queue.NextDispatchR = R;
            active++;
        }

        (request.Queue, request.ArrivalR, request.State) = (queue, R, RequestState.Waiting);
        if (Waiting == 0 && SeatsInUse < Seats && HasRoom(request.Estimate.MaxSeats))
        {
            // The usual case: nobody waits.
            LastDispatch = DispatchFigures.Of(R).With(queue) with { LatestS = queue.NextDispatchR };
            robin = queue.Index;
            Charge(queue, request);
            Begin(request, now);
            return Entry.Executing;
        }

        queue.Add(request);
        Waiting++;
        SeatsWaiting += request.Estimate.MaxSeats;
        Dispatch(now);
        return request.State == RequestState.Executing ? Entry.Executing : Entry.Waiting;
    }

    /// <summary>A request that waits goes away; false when it does not wait any more.</summary>
    public bool Abandon(QueuedRequest request, double now)
    {
        if (request.State != RequestState.Waiting) return false;
        Advance(now);
        Unqueue(request);
        request.State = RequestState.Gone;
        if (!request.Queue!.IsActive) active--;
        else Bound(request.Queue);
        Dispatch(now);
        return true;
    }

    /// <summary>A request was answered; its seats may be bound for a while longer.</summary>
    public void Finish(QueuedRequest request, double now)
    {
        if (request.State != RequestState.Executing) return;
        Advance(now);
        Executing--;
        if (request.Queue is { } queue)
        {
            queue.Executing--;
            // Its queue was charged for a guess: now it is known what the request had.
            queue.NextDispatchR -= request.Estimate.InitialSeats * (request.Guess - (now - request.StartedAt));
            queue.Learn(now - request.StartedAt);
            Bound(queue);
            if (!queue.IsActive) active--;
        }

        if (request.Estimate.AdditionalLatency > TimeSpan.Zero)
        {
            request.State = RequestState.Resting;
            resting.Enqueue(request, now + request.Estimate.AdditionalLatency.TotalSeconds);
        }
        else
        {
            GiveBack(request);
        }

        Release(now);
        Dispatch(now);
    }

    /// <summary>Takes the seats of those whose time after the answer is over, and gives them away.</summary>
    public void Tick(double now)
    {
        Advance(now);
        Release(now);
        Dispatch(now);
    }

    /// <summary>Those who waited and have begun since this was asked last.</summary>
    public IReadOnlyList<QueuedRequest> TakeBegun()
    {
        if (begun.Count == 0) return [];
        QueuedRequest[] taken = [.. begun];
        begun.Clear();
        return taken;
    }

    private bool HasRoom(int seats) => seats > Seats ? Executing == 0 : SeatsInUse + seats <= Seats;

    private void Advance(double now)
    {
        if (active > 0 && now > lastTime) R += (now - lastTime) * Math.Min(SeatsInUse + SeatsWaiting, Seats) / active;
        lastTime = Math.Max(now, lastTime);
    }

    /// <summary>Of a flow's hand the queue with the least work; among equals each in turn.</summary>
    private FairQueue Choose(ulong hash)
    {
        if (shape.Queues == 1) return queues[0];
        Span<int> hand = stackalloc int[Math.Clamp(shape.HandSize, 1, Math.Min(shape.Queues, ShuffleSharding.LargestHand))];
        ShuffleSharding.Deal(hash, shape.Queues, hand);
        var first = (int)(turns++ % (ulong)hand.Length);
        FairQueue? best = null;
        for (var i = 0; i < hand.Length; i++)
        {
            var queue = queues[hand[(first + i) % hand.Length]];
            if (best is null || queue.WorkWaiting < best.WorkWaiting) best = queue;
        }

        return best!;
    }

    private void Dispatch(double now)
    {
        while (Waiting > 0 && SeatsInUse < Seats && Next(out var figures) is { } queue)
        {
            var request = queue.Waiting.First!.Value;
            if (!HasRoom(request.Estimate.MaxSeats)) return;
            LastDispatch = figures;
            robin = queue.Index;
            Unqueue(request);
            Charge(queue, request);
            Begin(request, now);
            Bound(queue);
            begun.Add(request);
        }
    }

    /// <summary>The queue whose first request would be done first in virtual time; among equals the next one round.</summary>
    private FairQueue? Next(out DispatchFigures figures)
    {
        FairQueue? best = null;
        var least = double.PositiveInfinity;
        figures = DispatchFigures.Of(R);
        for (var i = 1; i <= queues.Count; i++)
        {
            var queue = queues[(robin + i) % queues.Count];
            if (queue.Waiting.First is not { } first) continue;
            figures = figures.With(queue);
            var finish = queue.NextDispatchR + first.Value.Estimate.WorkAt(queue.ServiceSeconds);
            if (finish >= least) continue;
            (best, least) = (queue, finish);
        }

        if (best is not null) figures = figures with { LatestS = best.NextDispatchR };
        return best;
    }

    private void Begin(QueuedRequest request, double now)
    {
        (request.State, request.StartedAt) = (RequestState.Executing, now);
        Executing++;
        SeatsInUse += request.Estimate.MaxSeats;
        if (request.Queue is not { } queue) return;
        queue.Executing++;
        queue.SeatsInUse += request.Estimate.MaxSeats;
    }

    private static void Charge(FairQueue queue, QueuedRequest request)
    {
        request.Guess = queue.ServiceSeconds;
        queue.NextDispatchR += request.Estimate.WorkAt(request.Guess);
    }

    private void Unqueue(QueuedRequest request)
    {
        request.Queue!.Remove(request);
        Waiting--;
        SeatsWaiting -= request.Estimate.MaxSeats;
    }

    /// <summary>A queue's next start lies never before the arrival of who is first in it.</summary>
    private static void Bound(FairQueue queue)
    {
        if (queue.Waiting.First is { } first && queue.NextDispatchR < first.Value.ArrivalR) queue.NextDispatchR = first.Value.ArrivalR;
    }

    private void Release(double now)
    {
        while (resting.TryPeek(out var request, out var at) && at <= now)
        {
            resting.Dequeue();
            GiveBack(request);
        }
    }

    private void GiveBack(QueuedRequest request)
    {
        request.State = RequestState.Gone;
        SeatsInUse -= request.Estimate.MaxSeats;
        if (request.Queue is { } queue) queue.SeatsInUse -= request.Estimate.MaxSeats;
    }
}
