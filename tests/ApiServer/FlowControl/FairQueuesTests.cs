using Keles.ApiServer.FlowControl;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>Who begins, who waits, who is refused; all in a time that the tests count themselves.</summary>
public sealed class FairQueuesTests
{
    private static readonly QueueShape Queued = new(64, 50, 6);

    [Fact]
    public void Nobody_waits_while_there_are_seats()
    {
        var queues = new FairQueues(Queued, 10);
        for (var i = 0; i < 10; i++) Assert.Equal(Entry.Executing, queues.Enter(From("a"), 0));
        Assert.Equal(Entry.Waiting, queues.Enter(From("b"), 0));
        Assert.Equal((10, 10, 1, 1), (queues.Executing, queues.SeatsInUse, queues.Waiting, queues.SeatsWaiting));
    }

    [Fact]
    public void Without_a_limit_everybody_begins()
    {
        var queues = new FairQueues(QueueShape.Exempt, 0);
        for (var i = 0; i < 1000; i++) Assert.Equal(Entry.Executing, queues.Enter(From("a"), 0));
    }

    [Fact]
    public void Without_queues_who_finds_no_seat_is_refused()
    {
        var queues = new FairQueues(QueueShape.Reject, 2);
        var first = From("a");
        Assert.Equal(Entry.Executing, queues.Enter(first, 0));
        Assert.Equal(Entry.Executing, queues.Enter(From("a"), 0));
        Assert.Equal(Entry.NoSeats, queues.Enter(From("a"), 0));
        queues.Finish(first, 1);
        Assert.Equal(Entry.Executing, queues.Enter(From("a"), 1));
    }

    [Fact]
    public void A_full_queue_refuses_its_own_flow_alone()
    {
        var queues = new FairQueues(new(8, 3, 1), 1);
        queues.Enter(From("other"), 0);
        var refused = Enumerable.Range(0, 10).Select(_ => queues.Enter(From("a"), 0)).ToList();
        Assert.Equal(3, refused.Count(static e => e == Entry.Waiting));
        Assert.Equal(7, refused.Count(static e => e == Entry.QueueFull));
        var quiet = Enumerable.Range(0, 100).Select(i => From($"quiet-{i}")).First(r => HandOf(r) != HandOf(From("a")));
        Assert.Equal(Entry.Waiting, queues.Enter(quiet, 0));
    }

    [Fact]
    public void A_single_request_overtakes_the_hundreds_of_a_greedy_flow()
    {
        var queues = new FairQueues(Queued, 10);
        var greedy = Enumerable.Range(0, 200).Select(_ => From("greedy")).ToList();
        foreach (var request in greedy) queues.Enter(request, 0);
        queues.TakeBegun();
        var quiet = From(QuietName());
        Assert.Equal(Entry.Waiting, queues.Enter(quiet, 0.001));
        queues.Finish(greedy[0], 0.1);
        Assert.Equal(RequestState.Executing, quiet.State);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 10)]
    public void Flows_get_equal_seats_however_much_they_ask_for(int seatsOfGreedy, int moreOfGreedy)
    {
        var queues = new FairQueues(new(2, 1000, 1), 20);
        var (a, b) = (From("a"), From("b"));
        for (var i = 0; HandOf(a, 2) == HandOf(b, 2); i++) b = From($"b{i}");
        var hand = (A: a.FlowHash, B: b.FlowHash);
        var work = new Work(queues, 0.1);
        for (var step = 0; step < 400; step++)
        {
            for (var i = 0; i < 12 * moreOfGreedy; i++) work.Send(hand.A, seatsOfGreedy);
            for (var i = 0; i < 12; i++) work.Send(hand.B, 1);
            work.Run(0.1);
        }

        var share = work.SeatSeconds(hand.B) / (work.SeatSeconds(hand.A) + work.SeatSeconds(hand.B));
        Assert.InRange(share, 0.45, 0.55);
    }

    [Fact]
    public void Who_was_away_gathers_no_claims()
    {
        var queues = new FairQueues(new(2, 1000, 1), 1);
        var (a, b) = (From("a"), From("b"));
        for (var i = 0; HandOf(a, 2) == HandOf(b, 2); i++) b = From($"b{i}");
        var work = new Work(queues, 1);
        for (var i = 0; i < 100; i++) work.Send(a.FlowHash, 1);
        work.Run(50);
        for (var i = 0; i < 20; i++) work.Send(b.FlowHash, 1);
        var before = work.Done(b.FlowHash);
        work.Run(10);
        Assert.InRange(work.Done(b.FlowHash) - before, 4, 6);
    }

    [Fact]
    public void Seats_stay_bound_after_an_answer_that_watchers_must_be_told_of()
    {
        var queues = new FairQueues(Queued, 4);
        var write = new QueuedRequest { FlowHash = 1, Estimate = new(1, 3, TimeSpan.FromSeconds(2)) };
        Assert.Equal(Entry.Executing, queues.Enter(write, 0));
        Assert.Equal(3, queues.SeatsInUse);
        queues.Finish(write, 1);
        Assert.Equal((0, 3, 3.0), (queues.Executing, queues.SeatsInUse, queues.NextRelease!.Value));
        Assert.Equal(Entry.Executing, queues.Enter(From("b"), 2));
        Assert.Equal(Entry.Waiting, queues.Enter(From("b"), 2));
        queues.Tick(3);
        Assert.Single(queues.TakeBegun());
        Assert.Equal((2, 2), (queues.Executing, queues.SeatsInUse));
    }

    [Fact]
    public void A_request_wider_than_the_level_goes_alone()
    {
        var queues = new FairQueues(Queued, 4);
        var (narrow, wide) = (From("a"), new QueuedRequest { FlowHash = 7, Estimate = new(9) });
        queues.Enter(narrow, 0);
        Assert.Equal(Entry.Waiting, queues.Enter(wide, 0));
        queues.Finish(narrow, 1);
        Assert.Equal(RequestState.Executing, wide.State);
        Assert.Equal(Entry.Waiting, queues.Enter(From("b"), 1));
    }

    [Fact]
    public void Who_goes_away_leaves_his_place_to_the_others()
    {
        var queues = new FairQueues(new(1, 10, 1), 1);
        var (first, second, third) = (From("a"), From("a"), From("a"));
        foreach (var request in (QueuedRequest[])[first, second, third]) queues.Enter(request, 0);
        Assert.True(queues.Abandon(second, 1));
        Assert.False(queues.Abandon(second, 1));
        queues.Finish(first, 2);
        Assert.Equal((RequestState.Gone, RequestState.Executing), (second.State, third.State));
        Assert.False(queues.Abandon(third, 2));
        queues.Finish(third, 3);
        Assert.True(queues.IsIdle);
    }

    [Fact]
    public void More_seats_begin_those_who_wait_and_fewer_queues_lose_nobody()
    {
        var queues = new FairQueues(new(16, 10, 2), 1);
        var requests = Enumerable.Range(0, 12).Select(i => From($"flow-{i}")).ToList();
        foreach (var request in requests) queues.Enter(request, 0);
        queues.Configure(new(2, 10, 1), 5, 1);
        Assert.Equal(5, queues.Executing);
        var time = 1.0;
        while (requests.Find(static r => r.State == RequestState.Executing) is { } next) queues.Finish(next, time += 1);
        Assert.All(requests, static r => Assert.Equal(RequestState.Gone, r.State));
        queues.Configure(new(2, 10, 1), 5, time);
        Assert.Equal(2, queues.Queues.Count);
    }

    private static QueuedRequest From(string flow) => new() { FlowHash = FlowHash.Of(42, flow) };

    private static int HandOf(QueuedRequest request, int deck = 8)
    {
        Span<int> hand = stackalloc int[1];
        ShuffleSharding.Deal(request.FlowHash, deck, hand);
        return hand[0];
    }

    /// <summary>A flow that has some queue the greedy one has not; nearly every name is.</summary>
    private static string QuietName()
    {
        Span<int> greedy = stackalloc int[6];
        ShuffleSharding.Deal(From("greedy").FlowHash, 64, greedy);
        Span<int> own = stackalloc int[6];
        for (var i = 0; ; i++)
        {
            ShuffleSharding.Deal(From($"quiet-{i}").FlowHash, 64, own);
            if (own.IndexOfAnyExcept(greedy) >= 0) return $"quiet-{i}";
        }
    }

    /// <summary>Sends requests that take a fixed time each and counts what each flow had.</summary>
    private sealed class Work(FairQueues queues, double seconds)
    {
        private readonly Dictionary<ulong, double> seatSeconds = [];
        private readonly Dictionary<ulong, int> done = [];
        private readonly PriorityQueue<QueuedRequest, double> running = new();
        private double now;

        public double SeatSeconds(ulong flow) => seatSeconds.GetValueOrDefault(flow);

        public int Done(ulong flow) => done.GetValueOrDefault(flow);

        public void Send(ulong flow, int seats)
        {
            var request = new QueuedRequest { FlowHash = flow, Estimate = new(seats) };
            if (queues.Enter(request, now) == Entry.Executing) running.Enqueue(request, now + seconds);
            Begin();
        }

        public void Run(double span)
        {
            var end = now + span;
            while (running.TryPeek(out var request, out var at) && at <= end)
            {
                running.Dequeue();
                now = at;
                queues.Finish(request, now);
                seatSeconds[request.FlowHash] = SeatSeconds(request.FlowHash) + (request.Estimate.InitialSeats * seconds);
                done[request.FlowHash] = Done(request.FlowHash) + 1;
                Begin();
            }

            now = end;
        }

        private void Begin()
        {
            foreach (var request in queues.TakeBegun())
            {
                if (running.UnorderedItems.All(r => r.Element != request)) running.Enqueue(request, now + seconds);
            }
        }
    }
}
