using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Controllers.Disruption;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Disruption;

public sealed class DisruptionPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "1", 5, 5, 4)]
    [InlineData(null, "25%", 5, 5, 3)]
    [InlineData(null, "100%", 5, 5, 0)]
    [InlineData(null, "10", 5, 5, 0)]
    [InlineData(null, "0", 5, 5, 5)]
    [InlineData("2", null, 9, 3, 2)]
    [InlineData("50%", null, 5, 5, 3)]
    [InlineData("0%", null, 5, 5, 0)]
    [InlineData(null, null, 5, 0, 0)]
    public void What_must_be_healthy_is_rounded_up_so_that_more_may_go_from_a_most_and_fewer_from_a_least(string? least, string? most, int scale, int expectedPods, int healthy)
    {
        var expected = ExpectedPods.Of(Budget(least, most), scale, 3, []);
        Assert.Equal((expectedPods, healthy), (expected.Count, expected.Healthy));
    }

    [Theory]
    [InlineData("1", null, false)]
    [InlineData("1%", null, true)]
    [InlineData(null, "1", true)]
    public void Controllers_are_asked_only_where_their_scale_counts(string? least, string? most, bool expected) => Assert.Equal(expected, ExpectedPods.NeedsScale(Budget(least, most)));

    [Fact]
    public void Something_that_is_no_percentage_is_an_error_in_upstreams_words() =>
        Assert.Throws<DisruptionException>(() => ExpectedPods.Of(Budget("lots", null), 5, 5, []));

    [Theory]
    [InlineData("rrr", 3, 2, 1, "True", "SufficientPods")]
    [InlineData("rru", 3, 2, 0, "False", "InsufficientPods")]
    [InlineData("rrd", 3, 1, 1, "True", "SufficientPods")]
    [InlineData("u", 3, 2, 0, "False", "InsufficientPods")]
    [InlineData("rrr", 0, 0, 0, "False", "InsufficientPods")]
    public void As_many_may_go_as_are_healthy_beyond_what_must_be(string pods, int expectedPods, int healthy, int allowed, string status, string reason)
    {
        var plan = DisruptionPlan.For(Budget("2", null), Pods(pods), new(expectedPods, healthy, []), Now, new Dictionary<string, KnownEviction>());
        var condition = Assert.Single(plan.Status.Conditions);
        Assert.Equal((allowed, pods.Count(static c => c == 'r'), 7), (plan.Status.DisruptionsAllowed, plan.Status.CurrentHealthy, plan.Status.ObservedGeneration));
        Assert.Equal(("DisruptionAllowed", status, reason, 7), (condition.Type, condition.Status, condition.Reason, condition.ObservedGeneration));
    }

    [Fact]
    public void A_pod_that_was_let_go_does_not_count_until_two_minutes_have_passed()
    {
        var evictions = new Dictionary<string, KnownEviction>
        {
            ["p0"] = new(Time.From(Now), TimeSpan.FromSeconds(30), true),
            ["p1"] = new(Time.From(Now), TimeSpan.FromMinutes(2), true),
            ["p3"] = new(Time.From(Now), TimeSpan.Zero, true),
            ["gone"] = new(Time.From(Now), TimeSpan.Zero, true),
            ["not-yet-there"] = new(Time.From(Now), TimeSpan.Zero, false),
        };
        var plan = DisruptionPlan.For(Budget("2", null), Pods("rrrd"), new(4, 1, []), Now, evictions);
        Assert.Equal(["not-yet-there", "p0"], plan.Status.DisruptedPods.Select(static d => d.Key));
        Assert.Equal(["p1"], plan.NotDeleted.Select(static p => p.Metadata.Name));
        Assert.Equal((2, 1, TimeSpan.FromSeconds(90)), (plan.Status.CurrentHealthy, plan.Status.DisruptionsAllowed, plan.CheckAgain));
    }

    [Fact]
    public void A_budget_that_cannot_be_worked_out_allows_nothing()
    {
        var budget = Budget("2", null) is var b ? b with { Status = new() { DisruptionsAllowed = 3, CurrentHealthy = 5, ObservedGeneration = 6 } } : null!;
        var status = DisruptionPlan.Failed(budget, "found no controllers for pod \"p\"", Now);
        Assert.Equal((0, 5, 6), (status.DisruptionsAllowed, status.CurrentHealthy, status.ObservedGeneration));
        Assert.Equal(("False", "SyncFailed", "found no controllers for pod \"p\"", 6), (status.Conditions[0].Status, status.Conditions[0].Reason, status.Conditions[0].Message, status.Conditions[0].ObservedGeneration));
    }

    [Fact]
    public void A_selector_is_told_as_upstream_prints_it() => Assert.Equal(
        "&LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:tier,Operator:In,Values:[a b],},},}",
        BudgetPods.Text(new() { MatchLabels = A.Labels(("app", "web")), MatchExpressions = [new() { Key = "tier", Operator = "In", Values = ["a", "b"] }] }));

    private static PodDisruptionBudget Budget(string? least, string? most) => new()
    {
        Metadata = new() { Name = "b", Namespace = A.Ns, Generation = 7 },
        Spec = new() { Selector = A.Selector(), MinAvailable = least is null ? (IntOrString?)null : IntOrString.Parse(least), MaxUnavailable = most is null ? (IntOrString?)null : IntOrString.Parse(most) },
    };

    private static Pod[] Pods(string states) =>
    [
        .. states.Select(static (c, i) => A.Pod($"p{i}") is var p ? p with
        {
            Metadata = p.Metadata with { DeletionTimestamp = c == 'd' ? Time.From(Now) : null },
            Status = new() { Conditions = [new() { Type = "Ready", Status = c == 'u' ? "False" : "True" }] },
        } : null!),
    ];
}
