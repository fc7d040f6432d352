using Keles.Client;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Scheduler.Tests;

/// <summary>A decision explained is the decision that the scheduler makes.</summary>
public sealed class ExplainTests
{
    private readonly SimulatedApi api = new();

    [Fact]
    public void Each_plugin_is_heard_about_each_node_and_the_best_is_named()
    {
        api.Api.Put(A.Node("a", cpu: "1", taints: [A.Taint("x")]));
        api.Api.Put(A.Node("b", cpu: "4"));
        api.Api.Put(A.Node("c", cpu: "4"));
        api.Api.Put(A.Pod("there", cpu: "2", node: "c"));
        api.Api.Put(A.Pod("p", cpu: "2"));
        var explained = Explain("p");
        Assert.Equal(["b", "c", "a"], explained.Nodes.Select(static n => n.Name));
        Assert.Equal(["b"], explained.Best);
        Assert.Equal("Successfully assigned shop/p to b", explained.Message);
        var a = explained.Nodes[2];
        Assert.False(a.Fits);
        Assert.Equal(["TaintToleration: node(s) had untolerated taint(s) (UnschedulableAndUnresolvable)", "NodeResourcesFit: Insufficient cpu (UnschedulableAndUnresolvable)"],
            a.Filters.Where(static f => f.IsNo).Select(static f => $"{f.Plugin}: {f.Reasons[0]} ({f.Verdict})"));
        Assert.Contains(new("NodePorts", "Skip", []), a.Filters);

        // (4-2)/4 of CPU and all but 200Mi of 8Gi are free: the mean of 50 and 97.
        Assert.Contains(new("NodeResourcesFit", 73, 73, 1), explained.Nodes[0].Scores);
        Assert.Contains(new("TaintToleration", 0, 100, 3), explained.Nodes[0].Scores);
        Assert.Equal(["DynamicResources", "ImageLocality", "InterPodAffinity", "NodeAffinity", "PodTopologySpread"], explained.SkippedScores.Concat(["ImageLocality"]).Distinct().Order());
    }

    [Fact]
    public void What_is_explained_is_what_the_scheduler_says()
    {
        var bench = new Bench();
        bench.Api.Put(A.Node("a", cpu: "1"));
        bench.Api.Put(A.Node("b", taints: [A.Taint("x")]));
        bench.Schedule(A.Pod("low", cpu: "1", priority: 1));
        bench.Schedule(A.Pod("p", cpu: "1", priority: 1));
        var explained = Explain("p", bench.Simulated);
        Assert.Equal(bench.Condition("p").Message, explained.Message);
        Assert.Equal(["Preemption is not helpful for scheduling", "No preemption victims found for incoming pod"], explained.Nodes.OrderByDescending(static n => n.Name).Select(static n => n.Preemption!.Why));
    }

    [Fact]
    public void Victims_of_preemption_are_named_and_nothing_is_written()
    {
        api.Api.Put(A.Node("a", cpu: "2"));
        api.Api.Put(A.Pod("low", cpu: "1", node: "a", priority: 1));
        api.Api.Put(A.Pod("lower", cpu: "1", node: "a", priority: 0));
        api.Api.Put(A.Pod("p", cpu: "1", priority: 10));
        var writes = api.Api.Writes.Count;
        var explained = Explain("p");
        Assert.Equal([new("shop", "lower", 0)], Assert.Single(explained.Nodes).Preemption!.Victims);
        Assert.Equal("a", explained.PreemptOn);
        Assert.StartsWith("0/1 nodes are available: 1 Insufficient cpu.", explained.Message);
        Assert.Equal(writes, api.Api.Writes.Count);
        Assert.Contains("would have to go: shop/lower (priority 0)", ExplanationText.Of(explained));
    }

    [Fact]
    public void A_bound_pod_is_explained_as_if_it_were_pending()
    {
        api.Api.Put(A.Node("a", cpu: "1"));
        api.Api.Put(A.Node("b", cpu: "4"));
        api.Api.Put(A.Pod("p", cpu: "1", node: "a"));
        var explained = Explain("p");
        Assert.Equal("a", explained.BoundTo);
        Assert.All(explained.Nodes, static n => Assert.True(n.Fits));
        Assert.Equal(["b"], explained.Best);
        Assert.Contains("It is on a already; this is what would be decided if it were pending now.", ExplanationText.Of(explained));
    }

    [Fact]
    public void Gates_promises_and_named_nodes_are_told()
    {
        api.Api.Put(A.Node("a"));
        api.Api.Put(A.Node("b"));
        api.Api.Put(A.Pod("gated").With(s => s with { SchedulingGates = [new() { Name = "quota" }] }));
        Assert.Contains("It is not looked at: SchedulingGates: waiting for scheduling gates: [quota]", ExplanationText.Of(Explain("gated")));
        var promised = A.Pod("promised");
        api.Api.Put(promised with { Status = promised.Status with { NominatedNodeName = "b" } });
        Assert.Equal(["b"], Explain("promised").Best);
        api.Api.Put(A.Pod("named").With(s => s with { Affinity = new() { NodeAffinity = A.OnNamed("b") } }));
        var named = Explain("named");
        Assert.Equal(["b"], named.Best);
        Assert.Equal("NodeAffinity", named.Nodes[1].No!.Plugin);
        api.Api.Put(A.Pod("large", cpu: "99").With(s => s with { Affinity = new() { NodeAffinity = A.OnNamed("b") } }));
        Assert.StartsWith("0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s) [NodeAffinity].", Explain("large").Message);
        api.Api.Put(Plugins.V.PodWith("missing") with { Metadata = new() { Name = "claims", Namespace = A.Ns, Uid = "uid-claims" } });
        var claims = Explain("claims");
        Assert.Contains("On no node: VolumeRestrictions: persistentvolumeclaim \"missing\" not found (UnschedulableAndUnresolvable)", ExplanationText.Of(claims));
        Assert.StartsWith("0/2 nodes are available: persistentvolumeclaim \"missing\" not found.", claims.Message);
    }

    [Fact]
    public void A_pod_that_is_unknown_asks_for_another_scheduler_or_may_not_be_read_is_a_clear_error()
    {
        Assert.True(Assert.IsType<ApiException>(Failure("nobody")).IsNotFound);
        api.Api.Put(A.Pod("p").With(s => s with { SchedulerName = "mine" }));
        Assert.Equal("pod \"p\" asks for the scheduler \"mine\", which is none of: default-scheduler; --scheduler-config FILE names another configuration", Assert.IsType<FormatException>(Failure("p")).Message);
        api.Api.Put(A.Pod("q"));
        api.Api.Refuse = static r => r is { Verb: "list", Kind.Name: "Node" } ? FakeErrors.Unavailable("nodes may not be listed") : null;
        Assert.Equal("nodes may not be listed", Assert.IsType<ApiException>(Failure("q")).Message);
    }

    [Fact]
    public void What_a_node_lacks_is_told_in_amounts()
    {
        api.Api.Put(A.Node("a", cpu: "4"));
        api.Api.Put(A.Pod("there", cpu: "3500m", node: "a"));
        api.Api.Put(A.Pod("p", cpu: "2", memory: "32Gi"));
        var explained = Explain("p");
        Assert.Equal(["cpu 2 500m 4", "memory 32Gi 8Gi 8Gi"], Assert.Single(explained.Nodes).Lacks.Select(static l => $"{l.Resource} {l.Asked} {l.Free} {l.Allocatable}"));
        var text = ExplanationText.Of(explained);
        Assert.Contains("cpu: asked 2, free 500m, allocatable 4\n", text);
        Assert.Contains("memory: asked 32Gi, free 8Gi, allocatable 8Gi\n", text);
        Assert.Equal("500m", (string)ExplanationJson.Of(explained)["nodes"]![0]!["lacks"]![0]!["free"]!);
    }

    [Fact]
    public void What_is_promised_to_others_is_not_free()
    {
        api.Api.Put(A.Node("a", cpu: "4"));
        var promised = A.Pod("promised", cpu: "3", priority: 9);
        api.Api.Put(promised with { Status = promised.Status with { NominatedNodeName = "a" } });
        api.Api.Put(A.Pod("p", cpu: "2"));
        Assert.Contains("cpu: asked 2, free 1, allocatable 4\n", ExplanationText.Of(Explain("p")));
    }

    [Theory]
    [InlineData("8Gi", "8384511Ki", "8Gi", "memory: asked 8Gi, free 8384511Ki, allocatable 8Gi")]
    [InlineData("2Gi", "1468006Ki", "8326148Ki", "memory: asked 2Gi, free 1.4Gi, allocatable 7.94Gi")]
    [InlineData("512Mi", "100", "8Gi", "memory: asked 512Mi, free 100, allocatable 8Gi")]
    public void Amounts_are_rounded_where_that_hides_nothing(string asked, string free, string allocatable, string words) =>
        Assert.Equal(words, AmountText.Of(new("memory", Bytes(asked), Bytes(free), Bytes(allocatable))));

    [Fact]
    public void All_nodes_are_shown_at_a_glance_with_headings_and_words_to_read_them_by()
    {
        api.Api.Put(A.Node("a", cpu: "4"));
        api.Api.Put(A.Node("b", cpu: "1"));
        api.Api.Put(A.Pod("p", cpu: "2"));
        var explained = Explain("p") with { Configuration = "the file x.yaml" };
        var text = ExplanationText.Of(explained);
        Assert.StartsWith($"Pod shop/p, scheduler default-scheduler\nConfiguration: the file x.yaml\n\nNODE  FITS  POINTS\na     yes   {explained.Nodes[0].Total}     the best\nb     no            NodeResourcesFit: Insufficient cpu\n", text);
        Assert.Matches(@"\n  FILTER +FITS  WHY NOT\n", text);
        Assert.Matches(@"\n  SCORE +0-100  WEIGHT  POINTS  RAW\n", text);
        Assert.Matches(@"\n  TaintToleration +100 +x 3 +\= 300 +0\n", text);
        Assert.Contains("How to read this:", text);
    }

    [Fact]
    public void A_pod_that_has_ended_is_told_as_such()
    {
        api.Api.Put(A.Node("a"));
        var pod = A.Pod("p", node: "a");
        api.Api.Put(pod with { Status = pod.Status with { Phase = "Succeeded" } });
        Assert.Contains("It has ended (Succeeded); it was on a.", ExplanationText.Of(Explain("p")));
    }

    [Fact]
    public void Without_nodes_it_says_so()
    {
        api.Api.Put(A.Pod("p"));
        Assert.Equal("no nodes available to schedule pods", Explain("p").Message);
    }

    [Fact]
    public void For_programs_it_is_JSON()
    {
        api.Api.Put(A.Node("a"));
        api.Api.Put(A.Node("b", taints: [A.Taint("x")]));
        api.Api.Put(A.Pod("p"));
        var json = ExplanationJson.Of(Explain("p"));
        Assert.Equal(("p", "default-scheduler", "a"), ((string)json["pod"]!["name"]!, (string)json["schedulerName"]!, (string)json["best"]![0]!));
        Assert.Null(json["boundTo"]);
        Assert.True((bool)json["nodes"]![0]!["fits"]!);
        Assert.Equal((long)json["nodes"]![0]!["total"]!, json["nodes"]![0]!["scores"]!.AsArray().Sum(static s => (long)s!["weighted"]!));
        var no = json["nodes"]![1]!["filters"]!.AsArray().Single(static f => f!["verdict"]!.ToString() is not ("Success" or "Skip"))!;
        Assert.Equal(("TaintToleration", "node(s) had untolerated taint(s)"), ((string)no["plugin"]!, (string)no["reasons"]![0]!));
    }

    private static Quantity Bytes(string text) => Quantity.Of(Quantity.Parse(text).Value(), QuantityFormat.BinarySI);

    private SchedulingExplanation Explain(string pod, SimulatedApi? on = null)
    {
        var task = Start(pod, on ?? api);
        Assert.True(task.IsCompletedSuccessfully, task.Exception?.ToString() ?? "it has not ended");
        return task.Result;
    }

    private Exception Failure(string pod) => Start(pod, api).Exception!.InnerException!;

    private static Task<SchedulingExplanation> Start(string pod, SimulatedApi on)
    {
        var process = on.Simulation.StartProcess($"explain {pod} {Guid.NewGuid()}");
        var task = process.CallAsync("explain", () => new SchedulingExplainer(on.As("user"), new(), process.Around, NullLogger.Instance).ExplainAsync(new(A.Ns, pod), default));
        on.Until(() => task.IsCompleted, "the explanation");
        return task;
    }
}
