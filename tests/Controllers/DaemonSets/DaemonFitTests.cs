using Keles.Api.Core.V1;
using Keles.Controllers.DaemonSets;

namespace Keles.Controllers.Tests.DaemonSets;

public sealed class DaemonFitTests
{
    private static readonly NodeAffinity Ssd = new()
    {
        RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "disk", Operator = "In", Values = ["ssd"] }] }] },
    };

    [Theory]
    [InlineData("", "", "start, stay")]
    [InlineData("named n", "", "start, stay")]
    [InlineData("named other", "", "")]
    [InlineData("selects ssd", "disk ssd", "start, stay")]
    [InlineData("selects ssd", "disk hdd", "")]
    [InlineData("selects ssd", "", "")]
    [InlineData("requires ssd", "disk ssd", "start, stay")]
    [InlineData("requires ssd", "disk hdd", "")]
    [InlineData("", "dedicated:NoSchedule", "stay")]
    [InlineData("", "dedicated:NoExecute", "")]
    [InlineData("", "dedicated:PreferNoSchedule", "start, stay")]
    [InlineData("tolerates dedicated:NoSchedule", "dedicated:NoSchedule", "start, stay")]
    [InlineData("tolerates dedicated:NoSchedule", "dedicated:NoSchedule dedicated:NoExecute", "")]
    [InlineData("tolerates dedicated:NoExecute", "dedicated:NoSchedule dedicated:NoExecute", "stay")]
    [InlineData("selects ssd", "dedicated:NoSchedule", "")]
    [InlineData("", "node.kubernetes.io/not-ready:NoExecute node.kubernetes.io/unreachable:NoExecute", "start, stay")]
    [InlineData("", "node.kubernetes.io/not-ready:NoSchedule", "stay")]
    [InlineData("", "node.kubernetes.io/disk-pressure:NoSchedule node.kubernetes.io/memory-pressure:NoSchedule node.kubernetes.io/pid-pressure:NoSchedule", "start, stay")]
    [InlineData("", "node.kubernetes.io/unschedulable:NoSchedule", "start, stay")]
    [InlineData("", "node.kubernetes.io/network-unavailable:NoSchedule", "stay")]
    [InlineData("host network", "node.kubernetes.io/network-unavailable:NoSchedule", "start, stay")]
    [InlineData("", "node.kubernetes.io/out-of-service:NoExecute", "")]
    public void A_daemon_is_started_and_stays_where_its_node_lets_it(string daemon, string node, string expected)
    {
        var words = daemon.Split(' ');
        var spec = words[0] switch
        {
            "named" => new PodSpec { NodeName = words[1] },
            "selects" => new PodSpec { NodeSelector = A.Labels(("disk", "ssd")) },
            "requires" => new PodSpec { Affinity = new() { NodeAffinity = Ssd } },
            "tolerates" => new PodSpec { Tolerations = [new() { Key = words[1].Split(':')[0], Operator = "Exists", Effect = words[1].Split(':')[1] }] },
            "host" => new PodSpec { HostNetwork = true },
            _ => new PodSpec(),
        };
        var labels = node.StartsWith("disk ", StringComparison.Ordinal) ? A.Labels(("disk", node[5..])) : default;
        var taints = node.Split(' ').Where(static t => t.Contains(':', StringComparison.Ordinal)).Select(static t => t.Split(':')).Select(static t => new Taint { Key = t[0], Effect = t[1] });
        var fit = DaemonFit.Of(spec, new() { Metadata = new() { Name = "n", Labels = labels }, Spec = new() { Taints = [.. taints] } });
        Assert.Equal(expected, string.Join(", ", new[] { fit.ShouldRun ? "start" : "", fit.ShouldContinue ? "stay" : "" }.Where(static w => w.Length > 0)));
    }

    [Fact]
    public void What_it_tolerates_for_a_while_only_it_tolerates_for_ever()
    {
        var spec = DaemonFit.SpecFor(
            new() { Tolerations = [new() { Key = "own", Operator = "Exists", TolerationSeconds = 9, Effect = "NoExecute" }, new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 }] }, "n");
        Assert.Equal(["own 9", "node.kubernetes.io/unreachable "], spec.Tolerations.Select(static t => $"{t.Key} {t.TolerationSeconds}").Take(2));
        Assert.Equal(7, spec.Tolerations.Count);
        Assert.Equal(spec, DaemonFit.SpecFor(spec, "n"));
    }

    [Fact]
    public void The_node_takes_the_place_of_the_nodes_it_may_be_on_and_its_wishes_stay()
    {
        var wish = new PreferredSchedulingTerm { Weight = 1, Preference = new() { MatchExpressions = [new() { Key = "zone", Operator = "Exists" }] } };
        var affinity = DaemonFit.SpecFor(new() { Affinity = new() { NodeAffinity = Ssd with { PreferredDuringSchedulingIgnoredDuringExecution = [wish] }, PodAntiAffinity = new() } }, "n").Affinity!;
        var term = Assert.Single(affinity.NodeAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms);
        Assert.True(term.MatchExpressions.IsEmpty);
        Assert.Equal(("metadata.name", "In", "n"), (term.MatchFields[0].Key, term.MatchFields[0].Operator, Assert.Single(term.MatchFields[0].Values)));
        Assert.Equal(wish, Assert.Single(affinity.NodeAffinity.PreferredDuringSchedulingIgnoredDuringExecution));
        Assert.NotNull(affinity.PodAntiAffinity);
    }
}
