using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>Jobs while everything goes wrong: see <see cref="JobLedger"/> for what must hold at every moment.</summary>
public sealed class JobTroubleTests
{
    [Fact]
    public void Every_pod_is_counted_once_and_all_completions_are_reached() => TroubledBench.WithSeeds(12, static seed =>
    {
        var run = new Run(seed, static random => AJob.Of(random.Next(1, 9), random.Next(1, 5), static s => s with { BackoffLimit = 1000 }));
        run.ToTheEnd();
        var status = run.Job.Status;
        Assert.Equal(("Complete", run.Job.Spec.Completions!.Value), (status.Conditions[^1].Type, Math.Min(status.Succeeded, run.Job.Spec.Completions.Value)));
        Assert.Equal(run.Ledger.Ended, status.Succeeded + status.Failed);
    });

    [Fact]
    public void Every_index_is_done_by_one_pod_at_a_time() => TroubledBench.WithSeeds(12, static seed =>
    {
        var run = new Run(seed, static random => AJob.Of(random.Next(1, 9), random.Next(1, 5), AJob.Indexed(static s => s with { BackoffLimit = 1000 })));
        run.ToTheEnd();
        Assert.Equal(("Complete", run.Job.Spec.Completions), (run.Job.Status.Conditions[^1].Type, run.Job.Status.Succeeded));
    });

    [Fact]
    public void Every_index_is_tried_as_often_as_it_may_be() => TroubledBench.WithSeeds(12, static seed =>
    {
        var run = new Run(seed, static random => AJob.Of(random.Next(2, 9), random.Next(1, 5), AJob.Indexed(static s => s with { BackoffLimit = int.MaxValue, BackoffLimitPerIndex = 1 })), failures: 0.5);
        run.ToTheEnd();
        var (status, all) = (run.Job.Status, run.Job.Spec.Completions!.Value);
        int done = IndexesOf(status.CompletedIndexes), given = IndexesOf(status.FailedIndexes!);
        Assert.Equal(all, done + given);
        Assert.Equal(given > 0 ? "FailedIndexes" : "CompletionsReached", status.Conditions[^1].Reason);
        Assert.InRange(status.Failed, given * 2, (given * 2) + done);
    });

    [Fact]
    public void Pods_stop_and_go_with_suspension_and_none_is_lost() => TroubledBench.WithSeeds(12, static seed =>
    {
        var run = new Run(seed, static random => AJob.Of(random.Next(2, 9), random.Next(1, 5), static s => s with { BackoffLimit = 1000 }), suspends: true);
        run.ToTheEnd();
        Assert.Equal("Complete", run.Job.Status.Conditions[^1].Type);
        Assert.Equal(run.Ledger.Ended, run.Job.Status.Succeeded + run.Job.Status.Failed);
    }, 106);

    [Fact]
    public void A_job_that_fails_counts_all_its_pods_too() => TroubledBench.WithSeeds(12, static seed =>
    {
        var run = new Run(seed, static random => AJob.Of(20, random.Next(1, 6), static s => s with { BackoffLimit = 2 }), failures: 0.7);
        run.ToTheEnd();
        var status = run.Job.Status;
        Assert.Equal(run.Ledger.Ended, status.Succeeded + status.Failed);
        if (status.Conditions[^1].Type == "Failed") Assert.Equal("BackoffLimitExceeded", status.Conditions[^1].Reason);
        Assert.Equal(0, status.Active);
    });

    [Fact]
    public void A_seed_replays()
    {
        static (ulong, int, int) Once()
        {
            var run = new Run(3, static random => AJob.Of(5, 3, static s => s with { BackoffLimit = 1000 }));
            run.ToTheEnd();
            return (run.Bench.Simulation.TraceHash, run.Ledger.Seen, run.Bench.Trouble.Count);
        }

        Assert.Equal(Once(), Once());
    }

    private static int IndexesOf(string text) => Controllers.Jobs.IndexSet.Parse(text, 1000).Count;

    /// <summary>One job from its creation to its end, with a kubelet and users who do as they please.</summary>
    private sealed class Run
    {
        private readonly double failures;
        private readonly bool suspends;
        private readonly TimeSpan calmAt;

        public Run(ulong seed, Func<IRandom, Job> job, double failures = 0.2, bool suspends = false)
        {
            (this.failures, this.suspends) = (failures, suspends);
            Bench = new(seed, ["job-controller"]);
            Ledger = new(Bench.Api);
            calmAt = Bench.Elapsed + TimeSpan.FromMinutes(20);
            var wanted = job(Bench.Random);
            Bench.Ask(() => Bench.Api.Client.CreateAsync(wanted));
        }

        public TroubledBench Bench { get; }

        public JobLedger Ledger { get; }

        public Job Job => Bench.Api.Get<Job>(A.Ns, AJob.Name);

        public void ToTheEnd()
        {
            Bench.Until(() => Job.IsFinished(), Live, TimeSpan.FromHours(20));
            Bench.Trouble.Stop();
            for (var i = 0; i < 30; i++)
            {
                foreach (var pod in Bench.Api.List<Pod>().Where(static p => p.IsBeingDeleted())) Vanish(pod);
                Bench.Advance(TimeSpan.FromSeconds(10));
            }

            Ledger.Check();
            Assert.All(Bench.Api.List<Pod>(), static p => Assert.Empty(p.Metadata.Finalizers));
            
        }

        private void Live()
        {
            Ledger.Check();
            foreach (var listed in Bench.Api.List<Pod>()) if (Bench.Random.Next(3) == 0 && Bench.Api.Find<Pod>(ObjectKey.Of(listed)) is { } pod) Live(pod);
            if (suspends && Bench.Elapsed < calmAt && Bench.Random.Next(10) == 0) Suspend(Bench.Random.Next(2) == 0);
            else if (suspends && Bench.Elapsed >= calmAt && Job.Spec.Suspend == true) Suspend(false);
            if (Bench.Random.Next(20) == 0) Bench.Api.EndWatches();
            if (Bench.Random.Next(60) == 0) PodPlayer.SetClock(Bench);
        }

        private void Live(Pod pod)
        {
            if (pod.IsTerminal())
            {
                // Some tidy up after themselves.
                if (Bench.Random.Next(20) == 0) Delete(pod);
                if (pod.IsBeingDeleted()) Vanish(pod);
            }
            else if (pod.IsBeingDeleted())
            {
                if (Bench.Random.Next(2) == 0) End(pod, Bench.Random.Next(3) == 0 ? "Succeeded" : "Failed");
                else Vanish(pod);
            }
            else if (pod.Status.Phase == "Pending")
            {
                Bench.Change(pod, static p => p with { Spec = p.Spec with { NodeName = "node-1" }, Status = p.Status with { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True" }] } });
            }
            else if (Bench.Random.Next(20) == 0)
            {
                Delete(pod);
            }
            else
            {
                End(pod, Bench.Elapsed < calmAt && Bench.Random.NextDouble() < failures ? "Failed" : "Succeeded");
            }
        }

        private void End(Pod pod, string phase) => Bench.Change(pod, p => p with
        {
            Status = p.Status with { Phase = phase, Conditions = [], ContainerStatuses = [new() { Name = "c", State = new() { Terminated = new() { ExitCode = phase == "Failed" ? 1 : 0, FinishedAt = Time.From(Bench.Now) } } }] },
        });

        private void Delete(Pod pod) => Bench.Ask(() => Bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod)));

        /// <summary>The kubelet is done with it; finalizers still hold it.</summary>
        private void Vanish(Pod pod) => Bench.Ask(() => Bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod), new() { GracePeriodSeconds = 0 }));

        private void Suspend(bool suspend) => Bench.Ask(() => Bench.Api.Client.UpdateAsync(Job with { Spec = Job.Spec with { Suspend = suspend } }));
    }
}
