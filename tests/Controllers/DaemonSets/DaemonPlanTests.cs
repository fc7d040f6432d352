using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.DaemonSets;
using Keles.Machinery;

namespace Keles.Controllers.Tests.DaemonSets;

/// <summary>One step. Nodes are letters, with a ' where nothing is started but what runs may stay, with two where nothing may stay. A pod is written as its node, its revision (o for old, n for new) and its
/// state: r ready, u unready, w ready for too short, p pending and not scheduled, f failed, s succeeded, with a d behind it where it is being deleted.</summary>
public sealed class DaemonPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a b", "", "+a +b")]
    [InlineData("a b' c''", "", "+a")]
    [InlineData("a b' c''", "anr bnr cnr", "-cnr")]
    [InlineData("a", "anr anu anp", "-anu -anp")]
    [InlineData("a", "anp anr", "-anp")]
    [InlineData("a", "anrd", "")]
    [InlineData("a", "anfd", "+a")]
    [InlineData("a b", "anf bns", "-anf -bns")]
    [InlineData("a' b''", "anf bnf", "-anf -bnf")]
    [InlineData("a", "anr znp", "-znp")]
    [InlineData("a", "anr znr", "")]
    [InlineData("a", "aor anr", "-anr")]
    public void Every_node_has_one_pod_where_one_belongs(string nodes, string pods, string expected) => Check(nodes, pods, expected, maxUnavailable: 1);

    [Theory]
    [InlineData("a b c", "aor bor cor", 1, "-aor")]
    [InlineData("a b c", "aor bor cor", 2, "-aor -bor")]
    [InlineData("a b c", "aor bor cor", 9, "-aor -bor -cor")]
    [InlineData("a b c", "aor bor cor", 0, "-aor")]
    [InlineData("a b c", "anu bor cor", 1, "")]
    [InlineData("a b c", "anw bor cor", 1, "")]
    [InlineData("a b c", "anu bor cor", 2, "-bor")]
    [InlineData("a b c", "anr bor cor", 1, "-bor")]
    [InlineData("a b c", "aou bor cor", 1, "-aou")]
    [InlineData("a b c", "aou bow cou", 1, "-aou -bow -cou")]
    [InlineData("a b c", "aou bor cor", 2, "-aou -bor")]
    [InlineData("a b c", "aord bor cor", 1, "")]
    [InlineData("a b c", "aord bor cor", 2, "-bor")]
    [InlineData("a b c", "bor cor", 1, "+a")]
    [InlineData("a' b", "aor bor", 2, "-aor -bor")]
    public void In_place_what_is_broken_goes_and_as_many_others_as_may_be_away(string nodes, string pods, int maxUnavailable, string expected) => Check(nodes, pods, expected, maxUnavailable);

    [Theory]
    [InlineData("a b c", "aor bor cor", 1, "+a")]
    [InlineData("a b c", "aor bor cor", 2, "+a +b")]
    [InlineData("a b c", "aor bor cou", 1, "+c +a")]
    [InlineData("a b c", "aor anu bor cor", 1, "")]
    [InlineData("a b c", "aor anw bor cor", 1, "")]
    [InlineData("a b c", "aor anr bor cor", 1, "-aor")]
    [InlineData("a b c", "aou anu bor cor", 1, "-aou")]
    [InlineData("a b c", "aow anu bor cor", 1, "")]
    [InlineData("a b", "aor aor anu bor", 1, "-aor2")]
    [InlineData("a b", "anr anu bor", 1, "-anu")]
    [InlineData("a b", "anrd bor", 1, "+a")]
    [InlineData("a b", "aord bor", 1, "+a")]
    [InlineData("a b", "aord anu bor", 1, "+b")]
    [InlineData("a' b", "anrd bnr", 1, "")]
    [InlineData("a b", "anf bnr", 1, "+a -anf")]
    [InlineData("a' b", "aor bor", 1, "-aor +b")]
    [InlineData("a' b", "aou bnr", 1, "-aou")]
    [InlineData("a' b", "aor bnr", 1, "-aor")]
    [InlineData("a' b", "aor bnu", 1, "")]
    [InlineData("a' b' c", "aor bor cnr", 1, "-aor -bor")]
    [InlineData("a' b c", "aor bor cnr", 1, "-aor +b")]
    [InlineData("a' b' c d", "aor bor cnr dnu", 1, "-aor")]
    public void With_surge_the_new_ones_come_first_and_nowhere_is_an_available_one_lost(string nodes, string pods, int maxSurge, string expected) => Check(nodes, pods, expected, 0, maxSurge);

    [Theory]
    [InlineData("a b' c", "anr bor cou aor", "2 wanted, 2 current, 1 ready, 1 available, 1 updated, 1 misscheduled, 1 unavailable")]
    [InlineData("a b", "anw bnr", "2 wanted, 2 current, 2 ready, 1 available, 2 updated, 0 misscheduled, 1 unavailable")]
    [InlineData("a b", "anrd bnfd", "2 wanted, 1 current, 1 ready, 1 available, 1 updated, 0 misscheduled, 1 unavailable")]
    [InlineData("a''", "anr", "0 wanted, 0 current, 0 ready, 0 available, 0 updated, 1 misscheduled, 0 unavailable")]
    public void Its_status_counts_the_first_pod_of_each_node(string nodes, string pods, string expected)
    {
        var s = Plan(nodes, pods, 1, 0).Status;
        Assert.Equal(
            expected,
            $"{s.DesiredNumberScheduled} wanted, {s.CurrentNumberScheduled} current, {s.NumberReady} ready, {s.NumberAvailable} available, {s.UpdatedNumberScheduled} updated, {s.NumberMisscheduled} misscheduled, {s.NumberUnavailable} unavailable");
        Assert.Equal(4, s.ObservedGeneration);
    }

    [Theory]
    [InlineData("10%", null, 10, 1, 0)]
    [InlineData("11%", null, 10, 2, 0)]
    [InlineData("0%", null, 10, 1, 0)]
    [InlineData("0", "0", 10, 1, 0)]
    [InlineData("0", "0", 0, 0, 0)]
    [InlineData("0", "25%", 10, 0, 3)]
    [InlineData("5", null, 2, 5, 0)]
    public void Its_limits_are_rounded_up_and_never_both_nothing(string unavailable, string? surge, int desired, int expectedUnavailable, int expectedSurge)
    {
        var limits = DaemonLimits.Of(Set(IntOrString.Parse(unavailable), surge is null ? (IntOrString?)null : IntOrString.Parse(surge)), desired);
        Assert.Equal((expectedUnavailable, expectedSurge), (limits.MaxUnavailable, limits.MaxSurge));
    }

    private static void Check(string nodes, string pods, string expected, int maxUnavailable, int maxSurge = 0)
    {
        var plan = Plan(nodes, pods, maxUnavailable, maxSurge);
        var actual = plan.Create.Select(static n => $"+{n}").Concat(plan.Delete.Select(static p => $"-{p.Metadata.Name}"));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static DaemonPlan Plan(string nodes, string pods, int maxUnavailable, int maxSurge)
    {
        Node[] all = [.. nodes.Split(' ').Select(static n => new Node { Metadata = new() { Name = n[..1] }, Spec = new() { Taints = n.Length > 1 ? [new() { Key = "away", Effect = n.Length > 2 ? "NoExecute" : "NoSchedule" }] : [] } })];
        Pod[] owned = [.. pods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static (p, i) => Pod(p, i))];
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < owned.Length; i++)
        {
            var name = owned[i].Metadata.Name;
            var nth = names[name] = names.GetValueOrDefault(name) + 1;
            if (nth > 1) owned[i] = owned[i] with { Metadata = owned[i].Metadata with { Name = $"{name}{nth}" } };
        }

        return DaemonPlan.For(Set(maxUnavailable, maxSurge), "new", all, owned, Now, static _ => null);
    }

    private static DaemonSet Set(IntOrString unavailable, IntOrString? surge) => new()
    {
        Metadata = new() { Name = "agent", Namespace = A.Ns, Generation = 4 },
        Spec = new()
        {
            Selector = A.Selector(), Template = A.Template(), MinReadySeconds = 10,
            UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = unavailable, MaxSurge = surge } },
        },
    };

    /// <summary>The earlier in the text, the older.</summary>
    private static Pod Pod(string text, int order)
    {
        var (node, state) = (text[..1], text[2]);
        var pod = A.Pod(text, node: state == 'p' ? "" : node);
        return pod with
        {
            Metadata = pod.Metadata with
            {
                Uid = $"{text}-{order}",
                CreationTimestamp = Time.From(Now.AddMinutes(order - 100)),
                DeletionTimestamp = text.EndsWith('d') ? Time.From(Now) : null,
                Labels = A.Labels(("controller-revision-hash", text[1] == 'n' ? "new" : "old")),
            },
            Spec = state == 'p' ? DaemonFit.SpecFor(pod.Spec, node) : pod.Spec,
            Status = new()
            {
                Phase = state switch { 'f' => "Failed", 's' => "Succeeded", 'p' => "Pending", _ => "Running" },
                Conditions = state is 'r' or 'w' ? [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(Now.AddSeconds(state == 'r' ? -60 : -5)) }] : [],
            },
        };
    }
}
