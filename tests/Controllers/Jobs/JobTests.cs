using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

public sealed class JobTests
{
    private readonly Bench bench = new(["job-controller"]);

    [Fact]
    public void Runs_pods_until_enough_have_succeeded()
    {
        bench.Create(AJob.Of(3, 2));
        Pass();
        Assert.Equal(2, Active.Count());
        Assert.All(bench.Pods, p => Assert.Contains("batch.kubernetes.io/job-tracking", p.Metadata.Finalizers));
        Assert.Equal((2, 0), (Job.Status.Active, Job.Status.Terminating!.Value));
        End("Succeeded", Active.First());
        Assert.Equal(2, Active.Count());
        End("Succeeded", [.. Active]);
        var status = Job.Status;
        Assert.Equal((0, 3, 0), (status.Active, status.Succeeded, status.Failed));
        Assert.Equal(["SuccessCriteriaMet", "Complete"], status.Conditions.Select(static c => c.Type));
        Assert.Equal(("CompletionsReached", "Reached expected number of succeeded pods"), (status.Conditions[1].Reason, status.Conditions[1].Message));
        Assert.NotNull(status.CompletionTime);
        Assert.Empty(status.UncountedTerminatedPods!.Succeeded);
        Assert.All(bench.Pods, p => Assert.Empty(p.Metadata.Finalizers));
        Assert.Equal(3, bench.EventTexts.Count(e => e.StartsWith("Normal SuccessfulCreate Created pod: pi-", StringComparison.Ordinal)));
        Assert.Contains("Normal Completed Job completed", bench.EventTexts);
    }

    [Fact]
    public void Replaces_pods_that_fail_ever_more_slowly_and_gives_up_in_the_end()
    {
        bench.Create(AJob.Of(1, 1, s => s with { BackoffLimit = 2 }));
        Pass();
        for (var failure = 1; failure <= 3; failure++)
        {
            End("Failed", Active.Single());
            if (failure == 3) break;
            Assert.Empty(Active);
            bench.Advance(TimeSpan.FromSeconds((10 << (failure - 1)) - 3));
            Assert.Empty(Active);
            bench.Advance(TimeSpan.FromSeconds(4));
            Assert.Single(Active);
        }

        Assert.Equal(["FailureTarget", "Failed"], Job.Status.Conditions.Select(static c => c.Type));
        Assert.Equal((3, 0), (Job.Status.Failed, Job.Status.Succeeded));
        Assert.Contains("Warning BackoffLimitExceeded Job has reached the specified backoff limit", bench.EventTexts);
        Assert.Null(Job.Status.CompletionTime);
    }

    [Fact]
    public void Ends_what_runs_when_its_time_is_over()
    {
        bench.Create(AJob.Of(2, 2, s => s with { ActiveDeadlineSeconds = 30 }));
        Pass();
        Run();
        bench.Advance(TimeSpan.FromSeconds(27));
        Assert.Equal(2, Active.Count());
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(Active);
        Assert.Equal(["FailureTarget"], Job.Status.Conditions.Select(static c => c.Type));
        Vanish();
        Assert.Equal(["FailureTarget", "Failed"], Job.Status.Conditions.Select(static c => c.Type));
        Assert.Equal(("DeadlineExceeded", 2, 0), (Job.Status.Conditions[1].Reason, Job.Status.Failed, Job.Status.Terminating!.Value));
    }

    [Fact]
    public void Stops_while_suspended_and_goes_on_afterwards()
    {
        bench.Create(AJob.Of(2, 2));
        Pass();
        Run();
        var started = Job.Status.StartTime;
        bench.Advance(TimeSpan.FromSeconds(10));
        Change(s => s with { Suspend = true });
        Assert.Empty(Active);
        Vanish();
        Assert.Equal((0, 0, 0, null), (Job.Status.Active, Job.Status.Failed, Job.Status.Succeeded, Job.Status.StartTime));
        Assert.Contains("Normal Suspended Job suspended", bench.EventTexts);
        Change(s => s with { Suspend = false });
        Assert.Equal(2, Active.Count());
        Assert.True(Job.Status.StartTime > started);
        Assert.Contains("Normal Resumed Job resumed", bench.EventTexts);
        Assert.Equal("False", Assert.Single(Job.Status.Conditions).Status);
    }

    [Fact]
    public void Gives_each_index_its_pod_and_names_the_indexes_that_are_done()
    {
        bench.Create(AJob.Of(5, 3, AJob.Indexed()));
        Pass();
        Assert.Equal(["0", "1", "2"], Active.Select(Index).Order());
        End("Succeeded", Active.Single(p => Index(p) == "1"));
        Assert.Equal(("1", 1), (Job.Status.CompletedIndexes, Job.Status.Succeeded));
        Assert.Equal(["0", "2", "3"], Active.Select(Index).Order());
        End("Succeeded", [.. Active]);
        Assert.Equal("0-3", Job.Status.CompletedIndexes);
        End("Succeeded", [.. Active]);
        Assert.Equal(("0-4", "Complete"), (Job.Status.CompletedIndexes, Job.Status.Conditions[^1].Type));
    }

    [Fact]
    public void Tries_each_index_as_often_as_it_may_and_runs_all_the_others()
    {
        bench.Create(AJob.Of(4, 2, AJob.Indexed(s => s with { BackoffLimit = int.MaxValue, BackoffLimitPerIndex = 1 })));
        for (var i = 0; i < 60 && !Job.IsFinished(); i++)
        {
            Pass();
            foreach (var pod in Active) bench.Api.Put(Ended(pod, int.Parse(Index(pod)) % 2 == 0 ? "Succeeded" : "Failed"));
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(("0,2", "1,3", 2, 4), (Job.Status.CompletedIndexes, Job.Status.FailedIndexes, Job.Status.Succeeded, Job.Status.Failed));
        Assert.Equal("FailedIndexes", Job.Status.Conditions[^1].Reason);
        Assert.Equal(6, bench.Pods.Count);
    }

    [Fact]
    public void Takes_an_orphan_back_and_lets_go_of_a_pod_that_fits_no_more()
    {
        bench.Create(AJob.Of(2, 2));
        Pass();
        Run();
        var (orphan, other) = (Active.First(), Active.Last());
        bench.Api.Put(orphan with { Metadata = orphan.Metadata with { OwnerReferences = [] } });
        Pass();
        orphan = bench.Api.Get<Pod>(A.Ns, orphan.Metadata.Name);
        Assert.Equal("pi", Assert.Single(orphan.Metadata.OwnerReferences).Name);
        Assert.Contains("batch.kubernetes.io/job-tracking", orphan.Metadata.Finalizers);
        bench.Api.Put(other with { Metadata = other.Metadata with { Labels = A.Labels(("app", "else")) } });
        Pass();
        other = bench.Api.Get<Pod>(A.Ns, other.Metadata.Name);
        Assert.Empty(other.Metadata.OwnerReferences);
        Assert.Empty(other.Metadata.Finalizers);
        Assert.Equal(3, bench.Pods.Count);
    }

    [Fact]
    public void Lets_the_pods_of_a_job_that_is_gone_go()
    {
        bench.Create(AJob.Of(2, 2));
        Pass();
        bench.Delete<Job>(A.Ns, AJob.Name);
        Pass();
        Assert.All(bench.Pods, p => Assert.Empty(p.Metadata.Finalizers));
        Assert.Equal(2, bench.Pods.Count);
    }

    [Fact]
    public void Leaves_jobs_alone_that_another_manages()
    {
        bench.Create(AJob.Of(2, 2, s => s with { ManagedBy = "example.com/mine" }));
        Pass();
        Assert.Empty(bench.Pods);
        Assert.Null(Job.Status.StartTime);
    }

    [Fact]
    public void Fails_at_once_by_policy_and_says_which_pod_was_to_blame()
    {
        var policy = new PodFailurePolicy { Rules = [new() { Action = "FailJob", OnExitCodes = new() { Operator = "In", Values = [7] } }] };
        bench.Create(AJob.Of(4, 2, s => s with { PodFailurePolicy = policy }));
        Pass();
        Run();
        var culprit = Active.First();
        bench.Api.Put(Ended(culprit, "Failed", 7));
        Pass();
        Assert.Empty(Active);
        Vanish();
        Assert.Equal(("Failed", "PodFailurePolicy", $"Container c for pod shop/{culprit.Metadata.Name} failed with exit code 7 matching FailJob rule at index 0"),
            (Job.Status.Conditions[^1].Type, Job.Status.Conditions[^1].Reason, Job.Status.Conditions[^1].Message));
    }

    [Fact]
    public void Replaces_a_pod_that_is_deleted_once_it_has_failed_where_so_asked()
    {
        bench.Create(AJob.Of(1, 1, s => s with { PodReplacementPolicy = "Failed" }));
        Pass();
        Run();
        var pod = Active.Single();
        bench.Delete<Pod>(A.Ns, pod.Metadata.Name);
        bench.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(Active);
        Assert.Equal((0, 1, 0), (Job.Status.Active, Job.Status.Terminating!.Value, Job.Status.Failed));
        bench.Api.Put(Ended(bench.Api.Get<Pod>(A.Ns, pod.Metadata.Name), "Failed"));
        bench.Advance(TimeSpan.FromSeconds(12));
        Assert.Single(Active);
        Assert.Equal((1, 0, 1), (Job.Status.Active, Job.Status.Terminating!.Value, Job.Status.Failed));
    }

    [Fact]
    public void Grows_and_shrinks_with_its_indexes()
    {
        bench.Create(AJob.Of(2, 2, AJob.Indexed()));
        Pass();
        Change(s => s with { Completions = 4, Parallelism = 4 });
        Assert.Equal(["0", "1", "2", "3"], Active.Select(Index).Order());
        End("Succeeded", Active.Single(p => Index(p) == "3"));
        Change(s => s with { Completions = 1, Parallelism = 1 });
        Assert.Equal(["0"], Active.Select(Index));
        Assert.Equal((0, ""), (Job.Status.Succeeded, Job.Status.CompletedIndexes));
        End("Succeeded", [.. Active]);
        Assert.Equal("Complete", Job.Status.Conditions[^1].Type);
    }

    [Fact]
    public void A_job_of_nothing_is_done_at_once_even_while_suspended()
    {
        bench.Create(AJob.Of(0, 1, s => s with { Suspend = true }));
        Pass();
        Assert.Empty(bench.Pods);
        Assert.Equal("Complete", Job.Status.Conditions[^1].Type);
        Assert.NotNull(Job.Status.StartTime);
    }

    private Job Job => bench.Api.Get<Job>(A.Ns, AJob.Name);

    private IEnumerable<Pod> Active => bench.Pods.Where(static p => p.IsActive());

    private static string Index(Pod pod) => pod.Metadata.Annotations.Get("batch.kubernetes.io/job-completion-index")!;

    private Pod Ended(Pod pod, string phase, int exit = 1) => pod with
    {
        Status = pod.Status with
        {
            Phase = phase,
            ContainerStatuses = [new() { Name = "c", State = new() { Terminated = new() { ExitCode = phase == "Failed" ? exit : 0, FinishedAt = Time.From(bench.Now) } } }],
        },
    };

    private void End(string phase, params Pod[] pods)
    {
        foreach (var pod in pods) bench.Api.Put(Ended(pod, phase));
        Pass();
    }

    private void Change(Func<JobSpec, JobSpec> change)
    {
        bench.Update<Job>(A.Ns, AJob.Name, j => j with { Spec = change(j.Spec) });
        Pass();
    }

    /// <summary>Pods are placed and run.</summary>
    private void Run()
    {
        bench.RunPods();
        Pass();
    }

    /// <summary>Pods that are on their way out are gone.</summary>
    private void Vanish()
    {
        foreach (var pod in bench.Pods.Where(static p => p.IsBeingDeleted())) bench.Api.Remove<Pod>(ObjectKey.Of(pod));
        Pass();
    }

    private void Pass() => bench.Advance(TimeSpan.FromSeconds(1));
}
