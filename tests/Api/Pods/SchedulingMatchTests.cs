using Keles.Api.Core.V1;

namespace Keles.Api.Tests.Pods;

/// <summary>Taints and tolerations, node selectors and affinity.</summary>
public sealed class SchedulingMatchTests
{
    private static readonly Node SomeNode = From.Json<Node>("""{"metadata":{"name":"n","labels":{"zone":"a","cores":"8"}}}""");

    [Theory]
    [InlineData("""{"key":"k","value":"v","effect":"NoSchedule"}""", true)]
    [InlineData("""{"key":"k","operator":"Equal","value":"v"}""", true)]
    [InlineData("""{"key":"k","operator":"Exists"}""", true)]
    [InlineData("""{"operator":"Exists"}""", true)]
    [InlineData("""{"key":"k","value":"w"}""", false)]
    [InlineData("""{"key":"other","operator":"Exists"}""", false)]
    [InlineData("""{"key":"k","operator":"Exists","effect":"NoExecute"}""", false)]
    [InlineData("""{"key":"k","operator":"Gt","value":"1"}""", false)]
    public void A_toleration_answers_a_taint(string toleration, bool tolerates)
        => Assert.Equal(tolerates, TolerationOf(toleration).Tolerates(new() { Key = "k", Value = "v", Effect = "NoSchedule" }));

    [Theory]
    [InlineData("Gt", "4", "5", true)]
    [InlineData("Gt", "5", "5", false)]
    [InlineData("Lt", "6", "5", true)]
    [InlineData("Lt", "x", "5", false)]
    public void Taints_with_numbers_compare(string op, string tolerated, string taint, bool tolerates)
        => Assert.Equal(tolerates, new Toleration { Key = "k", Operator = op, Value = tolerated }.Tolerates(new() { Key = "k", Value = taint, Effect = "NoSchedule" }));

    [Fact]
    public void The_shortest_time_counts_and_none_means_for_ever()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), Tolerations.LeastTime([new() { TolerationSeconds = 30 }, new(), new() { TolerationSeconds = 5 }]));
        Assert.Equal(TimeSpan.Zero, Tolerations.LeastTime([new() { TolerationSeconds = -3 }]));
        Assert.Null(Tolerations.LeastTime([new()]));
    }

    [Fact]
    public void The_first_taint_that_counts_and_nothing_tolerates_is_found()
    {
        Taint soft = new() { Key = "a", Effect = Taints.PreferNoSchedule }, hard = new() { Key = "b", Effect = Taints.NoSchedule };
        Assert.Equal(hard, Tolerations.FirstUntolerated([soft, hard], [], static t => t.Effect == Taints.NoSchedule));
        Assert.Null(Tolerations.FirstUntolerated([soft, hard], [new() { Operator = "Exists" }], static _ => true));
        Assert.False(Tolerations.Match([soft, hard], [new() { Key = "a", Operator = "Exists" }]).All);
    }

    [Fact]
    public void A_list_has_one_taint_of_a_key_and_effect()
    {
        Taint old = new() { Key = "a", Value = "1", Effect = "NoExecute" }, changed = old with { Value = "2" };
        Assert.Equal([changed], Taints.Set([old], changed));
        Assert.Equal(2, Taints.Set([old], old with { Effect = "NoSchedule" }).Count);
        Assert.True(Taints.Without([old], changed).IsEmpty);
        Assert.Equal(["a=1:NoExecute", "b:NoSchedule", "b"], new[] { old, new() { Key = "b", Effect = "NoSchedule" }, new() { Key = "b" } }.Select(Taints.Text));
    }

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"nodeSelector":{"zone":"a"}}""", true)]
    [InlineData("""{"nodeSelector":{"zone":"a","disk":"ssd"}}""", false)]
    [InlineData("""{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[]}}}}""", false)]
    public void A_pod_requires(string spec, bool matches) => Assert.Equal(matches, NodeAffinityMatch.Requires(Spec(spec), SomeNode));

    [Theory]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"In","values":["b","a"]}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"NotIn","values":["a"]}]}""", false)]
    [InlineData("""{"matchExpressions":[{"key":"disk","operator":"NotIn","values":["a"]}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"Exists"},{"key":"disk","operator":"DoesNotExist"}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"cores","operator":"Gt","values":["7"]}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"cores","operator":"Lt","values":["8"]}]}""", false)]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"Gt","values":["1"]}]}""", false)]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"Resembles","values":["a"]}]}""", false)]
    [InlineData("""{"matchFields":[{"key":"metadata.name","operator":"In","values":["n"]}]}""", true)]
    [InlineData("""{"matchFields":[{"key":"metadata.name","operator":"NotIn","values":["n"]}]}""", false)]
    [InlineData("""{"matchFields":[{"key":"metadata.uid","operator":"In","values":["n"]}]}""", false)]
    [InlineData("""{}""", false)]
    public void A_term_matches_a_node(string term, bool matches)
    {
        var spec = Spec($$$$"""{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{{{{term}}}}]},"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":7,"preference":{{{{term}}}}}]}}}""");
        Assert.Equal(matches, NodeAffinityMatch.Requires(spec, SomeNode));
        Assert.Equal(matches ? 7 : 0, NodeAffinityMatch.Preference(spec, SomeNode));
    }

    private static Toleration TolerationOf(string json) => Spec($$"""{"tolerations":[{{json}}]}""").Tolerations[0];

    private static PodSpec Spec(string json) => From.Json<Pod>($$"""{"spec":{{json}}}""").Spec;
}
