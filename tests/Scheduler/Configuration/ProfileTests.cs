namespace Keles.Scheduler.Tests.Configuration;

/// <summary>What profiles change, from the file to the node.</summary>
public sealed class ProfileTests
{
    private const string Head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";

    [Fact]
    public void Each_pod_is_placed_by_the_profile_it_names_and_the_event_says_which()
    {
        var bench = With("""
            profiles:
            - schedulerName: default-scheduler
            - schedulerName: packed
              pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated, resources: [{name: cpu}]}}}]
              plugins: {score: {disabled: [{name: '*'}], enabled: [{name: NodeResourcesFit}]}}
            """);
        bench.Api.Put(A.Node("empty", cpu: "4"));
        bench.Api.Put(A.Node("used", cpu: "4"));
        bench.Api.Put(A.Pod("there", cpu: "2", node: "used"));
        bench.Settle();
        bench.Schedule(A.Pod("spread", cpu: "1"));
        bench.Schedule(A.Pod("pack", cpu: "1").With(s => s with { SchedulerName = "packed" }));
        bench.Schedule(A.Pod("other", cpu: "1").With(s => s with { SchedulerName = "unknown" }));
        Assert.Equal(("empty", "used", ""), (bench.NodeOf("spread"), bench.NodeOf("pack"), bench.NodeOf("other")));
        Assert.Equal(["default-scheduler spread", "packed pack"], bench.Api.List<Api.Events.V1.Event>().OrderBy(static e => e.ReportingController).Select(static e => $"{e.ReportingController} {e.Regarding.Name}"));
    }

    [Fact]
    public void Affinity_of_a_profile_holds_for_all_its_pods()
    {
        var bench = With("profiles: [{pluginConfig: [{name: NodeAffinity, args: {addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: pool, operator: In, values: [mine]}]}]}}}}]}]");
        bench.Api.Put(A.Node("a"));
        bench.Schedule(A.Pod("p"));
        Assert.StartsWith("0/1 nodes are available: 1 node(s) didn't match scheduler-enforced node affinity.", bench.Condition("p").Message);
        bench.Api.Put(A.Node("b", labels: [("pool", "mine")]));
        bench.Settle();
        Assert.Equal("b", bench.NodeOf("p"));
    }

    [Fact]
    public void A_plugin_that_is_disabled_keeps_nobody_away()
    {
        var bench = With("profiles: [{plugins: {multiPoint: {disabled: [{name: TaintToleration}]}}}]");
        bench.Api.Put(A.Node("a", taints: [A.Taint("x")]));
        bench.Schedule(A.Pod("p"));
        Assert.Equal("a", bench.NodeOf("p"));
    }

    [Fact]
    public void Pauses_are_as_long_as_the_file_says()
    {
        var bench = With("podInitialBackoffSeconds: 7\npodMaxBackoffSeconds: 9");
        bench.Api.Put(A.Node("a"));
        var refusals = 0;
        bench.Api.Refuse = r => r.Subresource == "binding" && refusals++ < 2 ? Fakes.FakeErrors.Unavailable() : null;
        bench.Schedule(A.Pod("p"));
        bench.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, refusals);
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, refusals);
        bench.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("", bench.NodeOf("p"));
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("a", bench.NodeOf("p"));
    }

    [Fact]
    public void Default_spreading_rules_of_a_profile_are_firm_where_it_says_so()
    {
        var bench = With("profiles: [{pluginConfig: [{name: PodTopologySpread, args: {defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}]}}]}]");
        bench.Api.Put(new Service { Metadata = new() { Name = "web", Namespace = A.Ns }, Spec = new() { Selector = A.Labels(("app", "web")) } });
        bench.Api.Put(A.Node("a"));
        bench.Api.Put(A.Node("b", taints: [A.Taint("x")]));
        bench.Settle();
        bench.Schedule(A.Pod("one", labels: [("app", "web")]));
        bench.Schedule(A.Pod("two", labels: [("app", "web")]));
        bench.Schedule(A.Pod("else"));
        Assert.Equal(("a", "", "a"), (bench.NodeOf("one"), bench.NodeOf("two"), bench.NodeOf("else")));
        Assert.StartsWith("0/2 nodes are available: 1 node(s) didn't match pod topology spread constraints, 1 node(s) had untolerated taint(s).", bench.Condition("two").Message);
    }

    private static Bench With(string text) => new(SchedulerConfigurationReader.Read(Head + text));
}
