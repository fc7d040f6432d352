using Keles.Fakes;

namespace Keles.Scheduler.Tests.Queue;

/// <summary>When which pod is tried.</summary>
public sealed class QueueTests
{
    private static readonly string[] Fit = ["NodeResourcesFit"];
    private static readonly string[] Taint = ["TaintToleration"];

    private readonly ManualTime time = new();
    private readonly SchedulingQueue queue;

    public QueueTests()
    {
        var sort = new PrioritySort();
        var profile = new Profile("default-scheduler", [new(sort), new(new SchedulingGates()), new(new NodeResourcesFit()), new(new TaintToleration())]);
        queue = new(_ => profile, sort, time);
    }

    [Fact]
    public void Pods_are_tried_by_priority_and_then_by_age()
    {
        Add(A.Pod("old"), A.Pod("young"), A.Pod("important", priority: 5), A.Pod("humble", priority: -5));
        Assert.Equal(["important", "old", "young", "humble"], TakeAll());
    }

    [Fact]
    public void A_rejected_pod_waits_for_a_change_that_helps_it()
    {
        Reject(A.Pod("p", cpu: "2"), Fit);
        queue.Note(new(EventSource.Node, EventAction.Labels, A.Node("n"), A.Node("n", labels: [("a", "b")])));
        queue.Note(new(EventSource.Node, EventAction.Add, null, A.Node("small", cpu: "1")));
        queue.Note(new(EventSource.Claim, EventAction.Add, null, new PersistentVolumeClaim()));
        Assert.Empty(TakeAll());
        queue.Note(new(EventSource.Node, EventAction.Add, null, A.Node("large", cpu: "2")));
        Assert.Equal(["p"], TakeAll());
    }

    [Fact]
    public void Only_those_pods_are_tried_again_whose_plugin_a_change_helps()
    {
        Reject(A.Pod("full"), Fit);
        Reject(A.Pod("tainted"), Taint);
        queue.Note(new(EventSource.AssignedPod, EventAction.Delete, A.Pod("gone", node: "n")));
        Assert.Equal(["full"], TakeAll());
        Assert.Equal(1, queue.Counts.Unschedulable);
    }

    [Fact]
    public void A_pod_that_is_helped_waits_out_its_pause_only_while_others_can_be_tried()
    {
        Reject(A.Pod("p"), Fit);
        Add(A.Pod("other"));
        Help();
        Assert.Equal((1, 1), (queue.Counts.Active, queue.Counts.Pausing));
        Assert.Equal(["other", "p"], TakeAll());
    }

    [Fact]
    public void After_an_error_a_pod_pauses_longer_each_time()
    {
        Add(A.Pod("p"));
        foreach (var seconds in new[] { 1, 2, 4, 8, 10, 10 })
        {
            var pod = Take()!;
            queue.Return(pod, pod.Info.Pod, error: true);
            time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Empty(TakeAll());
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(7, Take()!.Attempts);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_when_a_pause_is_over()
    {
        Add(A.Pod("p"));
        var pod = Take()!;
        queue.Return(pod, pod.Info.Pod, error: true);
        var next = queue.TakeAsync(default);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("p", (await next).Info.Key.Name);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_a_new_pod()
    {
        var next = queue.TakeAsync(default);
        Assert.False(next.IsCompleted);
        Add(A.Pod("p"));
        Assert.Equal("p", (await next).Info.Key.Name);
    }

    [Fact]
    public void A_change_in_the_middle_of_a_try_is_not_lost()
    {
        Add(A.Pod("p"), A.Pod("q"));
        var (p, q) = (Take()!, Take()!);
        Help();
        Return(p, Fit);
        Return(q, Taint);
        Assert.Equal(["p"], TakeAll());
        Assert.Equal((0, 1, 0), (queue.Counts.Pausing, queue.Counts.Unschedulable, queue.Counts.InFlight));
    }

    [Fact]
    public void A_change_before_a_try_is_no_reason_for_another()
    {
        Add(A.Pod("p"), A.Pod("q"));
        var p = Take()!;
        Help();
        var q = Take()!;
        Return(q, Fit);
        Return(p, Fit);
        Assert.Equal(["p"], TakeAll());
    }

    [Fact]
    public void A_change_of_the_pod_itself_may_help_it_and_it_alone()
    {
        Reject(A.Pod("p"), Taint);
        Reject(A.Pod("q"), Taint);
        var before = A.Pod("p");
        queue.Update(before, before with { Metadata = before.Metadata with { Labels = A.Labels(("a", "b")) } });
        Assert.Empty(TakeAll());
        queue.Update(before, before.With(s => s with { Tolerations = [new() { Operator = "Exists" }] }));
        Assert.Equal("p", Take()!.Info.Key.Name);
        Assert.Empty(TakeAll());
    }

    [Fact]
    public void A_pod_that_nothing_helped_is_tried_again_after_five_minutes()
    {
        Reject(A.Pod("p"), Taint);
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Empty(TakeAll());
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(["p"], TakeAll());
    }

    [Fact]
    public void A_gated_pod_is_not_tried_however_long_it_waits()
    {
        var gated = A.Pod("p").With(s => s with { SchedulingGates = [new() { Name = "g" }] });
        Add(gated);
        Help();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(TakeAll());
        Assert.Equal(1, queue.Counts.Gated);
        queue.Update(gated, A.Pod("p"));
        Assert.Equal(["p"], TakeAll());
    }

    [Fact]
    public void A_pod_that_somebody_wants_tried_waits_for_nothing_but_its_turn()
    {
        Reject(A.Pod("waiting"), Taint);
        queue.TryNow("uid-waiting");
        Assert.Equal(["waiting"], TakeAll());
        Add(A.Pod("broken"));
        var broken = Take()!;
        queue.Return(broken, broken.Info.Pod, error: true);
        queue.TryNow("uid-broken");
        Assert.Equal(["broken"], TakeAll());
        Add(A.Pod("tried"));
        var tried = Take()!;
        queue.TryNow("uid-tried");
        Return(tried, Taint);
        Assert.Equal(["tried"], TakeAll());
        queue.TryNow("uid-nobody");
        Assert.Empty(TakeAll());
    }

    [Fact]
    public void A_pod_for_which_others_are_being_told_to_go_is_not_tried_until_all_are_told()
    {
        var underWay = new PreemptionsUnderWay();
        var sort = new PrioritySort();
        var profile = new Profile("default-scheduler", [new(sort), new(new NodeResourcesFit()), new(new DefaultPreemption(new Plugins.FakeCluster(), new Background.SeededRandom(1), underWay: underWay))]);
        var held = new SchedulingQueue(_ => profile, sort, time);
        held.Add(A.Pod("p"));
        var pod = Take(held)!;
        underWay.Begin(pod.Info.Uid);
        pod.RejectedBy = [.. Fit];
        held.Return(pod, pod.Info.Pod, error: false);
        held.Note(new(EventSource.AssignedPod, EventAction.Delete, A.Pod("first", node: "n")));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(Take(held));
        Assert.Equal(1, held.Counts.Gated);
        underWay.End(pod.Info.Uid);
        held.Note(new(EventSource.AssignedPod, EventAction.Delete, A.Pod("last", node: "n")));
        Assert.Equal("p", Take(held)!.Info.Key.Name);

        // Nobody has to go any more: then no change would wake it.
        held.Done(pod.Info.Uid);
        underWay.Begin("uid-q");
        held.Add(A.Pod("q"));
        Assert.Null(Take(held));
        underWay.End("uid-q");
        held.LookAgain("uid-q");
        Assert.Equal("q", Take(held)!.Info.Key.Name);
    }

    [Fact]
    public void A_pod_that_is_gone_is_not_tried_wherever_it_was()
    {
        Add(A.Pod("active"));
        Reject(A.Pod("waiting", priority: 1), Fit);
        Add(A.Pod("tried", priority: 2));
        var tried = Take()!;
        foreach (var name in new[] { "active", "waiting", "tried" }) queue.Remove(A.Pod(name));
        Help();
        queue.Return(tried, null, error: false);
        Assert.Empty(TakeAll());
        Assert.Equal(new QueueCounts(0, 0, 0, 0, 0), queue.Counts);
    }

    private void Add(params ReadOnlySpan<Pod> pods)
    {
        foreach (var pod in pods) queue.Add(pod);
    }

    private void Help() => queue.Note(new(EventSource.AssignedPod, EventAction.Delete, A.Pod("gone", node: "n")));

    private void Reject(Pod pod, string[] by)
    {
        queue.Add(pod);
        Return(Take()!, by);
    }

    private void Return(QueuedPod pod, string[] by)
    {
        pod.RejectedBy = [.. by];
        queue.Return(pod, pod.Info.Pod, error: false);
    }

    private QueuedPod? Take() => Take(queue);

    private static QueuedPod? Take(SchedulingQueue queue)
    {
        using var cancel = new CancellationTokenSource();
        var taken = queue.TakeAsync(cancel.Token);
        if (taken.IsCompletedSuccessfully) return taken.Result;
        cancel.Cancel();
        return null;
    }

    private string[] TakeAll()
    {
        var names = new List<string>();
        while (Take() is { } pod)
        {
            names.Add(pod.Info.Key.Name);
            queue.Done(pod.Info.Uid);
        }

        return [.. names];
    }
}
