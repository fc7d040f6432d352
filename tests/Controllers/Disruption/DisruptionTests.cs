using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Disruption;

public sealed class DisruptionTests
{
    private readonly Bench bench = new(["disruption-controller"]);

    private PodDisruptionBudgetStatus Status => bench.Api.Get<PodDisruptionBudget>(A.Ns, "b").Status;

    [Fact]
    public void A_budget_by_percentage_counts_on_the_scale_of_the_deployment_behind_the_pods()
    {
        var deployment = bench.Create(A.Deployment(8));
        var (old, next) = (bench.Api.Put(Set("old", deployment)), bench.Api.Put(Set("next", deployment)));
        for (var i = 0; i < 6; i++) Pod($"p{i}", i % 2 == 0 ? old : next, ReplicaSetKind.Kind);
        bench.Create(Budget(most: "25%"));
        bench.Settle();
        Assert.Equal((8, 6, 6, 0), (Status.ExpectedPods, Status.DesiredHealthy, Status.CurrentHealthy, Status.DisruptionsAllowed));
        Pod("p6", next, ReplicaSetKind.Kind);
        Assert.Equal((7, 1, "SufficientPods"), (Status.CurrentHealthy, Status.DisruptionsAllowed, Status.Conditions[0].Reason));
    }

    [Fact]
    public void Of_other_kinds_the_scale_subresource_is_asked()
    {
        var deployment = bench.Create(A.Deployment(4));
        Pod("p", deployment, DeploymentKind.Kind);
        bench.Create(Budget(least: "50%"));
        bench.Settle();
        Assert.Equal((4, 2), (Status.ExpectedPods, Status.DesiredHealthy));
        Assert.Contains(bench.Api.Requests, static r => r is { Verb: "get", Subresource: "scale", User: "system:serviceaccount:kube-system:disruption-controller" });
    }

    [Fact]
    public void A_controller_nobody_knows_makes_the_budget_fail_safe()
    {
        bench.Create(Budget(most: "1"));
        var pod = A.Pod("p") with { Metadata = A.Pod("p").Metadata with { OwnerReferences = [new() { ApiVersion = "example.com/v1", Kind = "Robot", Name = "r", Uid = "u", Controller = true }] } };
        bench.Api.Put(pod);
        bench.Settle();
        Assert.Equal(("SyncFailed", "no matches for kind \"Robot\" in version \"example.com/v1\"", 0), (Status.Conditions[0].Reason, Status.Conditions[0].Message, Status.DisruptionsAllowed));
        Assert.Contains("Warning CalculateExpectedPodCountFailed Failed to calculate the number of expected pods: no matches for kind \"Robot\" in version \"example.com/v1\"", bench.EventTexts);
    }

    [Fact]
    public void Pods_without_a_controller_are_told_and_not_counted_on()
    {
        Pod("p", null, null);
        bench.Create(Budget(most: "1"));
        bench.Settle();
        Assert.Equal((0, 0), (Status.ExpectedPods, Status.DisruptionsAllowed));
        Assert.Contains(bench.EventTexts, static e => e.StartsWith("Warning UnmanagedPods Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{},}) were found", StringComparison.Ordinal));
        bench.Update<PodDisruptionBudget>(A.Ns, "b", static b => b with { Spec = b.Spec with { MaxUnavailable = null, MinAvailable = 0 } });
        bench.Settle();
        Assert.Equal((1, 1), (Status.ExpectedPods, Status.DisruptionsAllowed));
    }

    [Fact]
    public void A_budget_for_nothing_says_so()
    {
        bench.Create(Budget(least: "1"));
        bench.Settle();
        Assert.Contains("Normal NoPods No matching pods found", bench.EventTexts);
        Assert.Equal((0, "False"), (Status.DisruptionsAllowed, Status.Conditions[0].Status));
    }

    [Fact]
    public void A_pod_with_two_budgets_is_told()
    {
        bench.Create(Budget(least: "1"));
        bench.Create(Budget(least: "1") with { Metadata = new() { Name = "c", Namespace = A.Ns } });
        Pod("p", null, null);
        Assert.Contains(bench.EventTexts, static e => e.StartsWith("Warning MultiplePodDisruptionBudgets Pod \"shop\"/\"p\" matches multiple PodDisruptionBudgets.  Chose ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_eviction_that_does_not_happen_is_forgotten_after_two_minutes()
    {
        Pod("p0", null, null);
        Pod("p1", null, null);
        bench.Create(Budget(least: "1"));
        bench.Settle();
        Assert.Equal(1, Status.DisruptionsAllowed);
        bench.Api.Put(bench.Api.Get<PodDisruptionBudget>(A.Ns, "b") is var b ? b with { Status = b.Status with { DisruptionsAllowed = 0, DisruptedPods = OrderedMap<Time>.Of(("p0", Time.From(bench.Now))) } } : null!);
        bench.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal((1, 0, 1), (Status.CurrentHealthy, Status.DisruptionsAllowed, Status.DisruptedPods.Count));
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((2, 1, 0), (Status.CurrentHealthy, Status.DisruptionsAllowed, Status.DisruptedPods.Count));
        Assert.Contains("Warning NotDeleted Pod was expected by PDB shop/b to be deleted but it wasn't", bench.EventTexts);
    }

    [Theory]
    [InlineData("EvictionByEvictionAPI", "False")]
    [InlineData("TerminationByKubelet", "True")]
    public void The_word_that_a_pod_is_to_be_disrupted_is_taken_back_when_nobody_deletes_it(string reason, string expected)
    {
        var pod = A.Pod("p") with { Status = new() { Phase = "Running", Conditions = [new() { Type = "DisruptionTarget", Status = "True", Reason = reason, LastTransitionTime = Time.From(bench.Now) }] } };
        bench.Api.Put(pod);
        bench.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal("True", bench.Pods[0].Status.Conditions[0].Status);
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((expected, reason), (bench.Pods[0].Status.Conditions[0].Status, bench.Pods[0].Status.Conditions[0].Reason));
    }

    [Fact]
    public void The_end_of_time_in_a_condition_does_no_harm()
    {
        var end = Time.From(new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));
        bench.Api.Put(A.Pod("p") with { Status = new() { Phase = "Running", Conditions = [new() { Type = "DisruptionTarget", Status = "True", LastTransitionTime = end }] } });
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("True", bench.Pods[0].Status.Conditions[0].Status);
    }

    /// <summary>What an eviction spent must not be given back by a controller that looked before.</summary>
    [Fact]
    public void Never_allows_more_than_there_is_whatever_goes_wrong() => TroubledBench.WithSeeds(4, static seed =>
    {
        var troubled = new TroubledBench(seed, ["disruption-controller"]);
        var wrong = new List<string>();
        troubled.Ask(() => troubled.Api.Client.CreateAsync(Budget(least: "3")));
        for (var i = 0; i < 6; i++) troubled.Api.Put(Ready(A.Pod($"p{i}")));
        var made = 6;
        var end = troubled.Now.AddMinutes(20);
        troubled.Until(() => troubled.Now >= end, () =>
        {
            var all = troubled.Api.List<Pod>();
            var budget = troubled.Api.Get<PodDisruptionBudget>(A.Ns, "b");
            if (budget.Status.DisruptionsAllowed > 0 && all.Count > 0)
            {
                // As the eviction subresource does: spend first, then delete.
                var pod = all[troubled.Random.Next(all.Count)];
                if (!budget.Status.DisruptedPods.ContainsKey(pod.Metadata.Name))
                {
                    troubled.Ask(() => troubled.Api.Client.UpdateStatusAsync(budget with { Status = budget.Status with { DisruptionsAllowed = budget.Status.DisruptionsAllowed - 1, DisruptedPods = budget.Status.DisruptedPods.With(pod.Metadata.Name, Time.From(troubled.Now)) } }));
                    troubled.Api.Remove<Pod>(ObjectKey.Of(pod));
                }
            }

            var healthy = troubled.Api.List<Pod>().Count;
            if (healthy < 3) wrong.Add($"only {healthy} are left");
            if (healthy < 6 && troubled.Random.Next(4) == 0) troubled.Api.Put(Ready(A.Pod($"p{made++}")));
            if (troubled.Random.Next(30) == 0) troubled.Api.EndWatches();
        }, TimeSpan.FromHours(1));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
        troubled.Trouble.Stop();
        troubled.Advance(TimeSpan.FromMinutes(10));
        var status = troubled.Api.Get<PodDisruptionBudget>(A.Ns, "b").Status;
        var left = troubled.Api.List<Pod>().Count;
        Assert.Equal((left, left - 3), (status.CurrentHealthy, status.DisruptionsAllowed));
    });

    private static ReplicaSet Set(string name, Deployment owner) => A.ReplicaSet(3, name) is var s ? s with { Metadata = s.Metadata with { OwnerReferences = [Reconcile.Owners.ControllerOf(DeploymentKind.Kind, owner)] } } : null!;

    private static Pod Ready(Pod pod) => pod with { Status = new() { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True" }] } };

    private static PodDisruptionBudget Budget(string? least = null, string? most = null) => new()
    {
        Metadata = new() { Name = "b", Namespace = A.Ns },
        Spec = new() { Selector = A.Selector(), MinAvailable = least is null ? (IntOrString?)null : IntOrString.Parse(least), MaxUnavailable = most is null ? (IntOrString?)null : IntOrString.Parse(most) },
    };

    private void Pod(string name, IApiObject? owner, Api.Kind? kind)
    {
        var pod = Ready(A.Pod(name));
        if (owner is not null) pod = pod with { Metadata = pod.Metadata with { OwnerReferences = [Reconcile.Owners.ControllerOf(kind!, owner)] } };
        bench.Api.Put(pod);
        bench.Settle();
    }
}
