using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.CustomResources;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Namespaces;

public sealed class NamespaceTests
{
    private readonly Bench bench = new(["namespace-controller"]);

    [Fact]
    public void A_deleted_namespace_goes_with_everything_in_it()
    {
        Fill();
        bench.Api.Put(new ConfigMap { Metadata = new() { Name = "elsewhere", Namespace = "other" } });
        bench.Delete<Namespace>("", A.Ns);
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
        Assert.Empty(bench.Api.List<ConfigMap>(A.Ns));
        Assert.Single(bench.Api.List<ConfigMap>("other"));
    }

    [Fact]
    public void Servers_that_are_away_keep_it_until_they_can_say_what_they_hold()
    {
        Fill();
        var service = new Api.ApiRegistration.V1.APIService { Metadata = new() { Name = "v1beta1.metrics.k8s.io" }, Spec = new() { Group = "metrics.k8s.io", Version = "v1beta1", Service = new() { Name = "metrics", Namespace = "kube-system" } } };
        bench.Api.Put(service);
        bench.Delete<Namespace>("", A.Ns);
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(bench.Api.List<ConfigMap>(A.Ns));
        var condition = bench.Api.Get<Namespace>("", A.Ns).Status.Conditions.Find(c => c.Type == "NamespaceDeletionDiscoveryFailure")!;
        Assert.Equal(
            ("True", "DiscoveryFailed", "Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1"),
            (condition.Status, condition.Reason, condition.Message));
        bench.Api.Put(service with { Status = new() { Conditions = [new() { Type = "Available", Status = "True" }] } });
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
    }

    [Fact]
    public void What_other_servers_hold_goes_too_each_resource_in_one_version()
    {
        var kinds = new Dictionary<string, Kind[]>(StringComparer.Ordinal)
        {
            ["v1beta1"] = [KindElsewhere.Of("wardle.example.com", "v1beta1", "flunders", "Flunder", true, Verbs.All)],
            ["v1"] =
            [
                KindElsewhere.Of("wardle.example.com", "v1", "flunders", "Flunder", true, Verbs.List | Verbs.Delete | Verbs.Create),
                KindElsewhere.Of("wardle.example.com", "v1", "fishes", "Fish", false, Verbs.All),
                KindElsewhere.Of("wardle.example.com", "v1", "readings", "Reading", true, Verbs.List | Verbs.Get),
            ],
        };
        var bench = new Bench(["namespace-controller"], new() { RemoteKinds = (_, version) => kinds.GetValueOrDefault(version) });
        foreach (var (version, priority) in (ReadOnlySpan<(string, int)>)[("v1beta1", 5), ("v1", 15)])
        {
            bench.Api.Put(new Api.ApiRegistration.V1.APIService
            {
                Metadata = new() { Name = $"{version}.wardle.example.com" },
                Spec = new() { Group = "wardle.example.com", Version = version, VersionPriority = priority, Service = new() { Name = "wardle", Namespace = "kube-system" } },
                Status = new() { Conditions = [new() { Type = "Available", Status = "True" }] },
            });
        }

        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        var flunder = kinds["v1"][0];
        foreach (var (ns, name) in (ReadOnlySpan<(string, string)>)[(A.Ns, "a"), (A.Ns, "b"), ("other", "c")])
        {
            _ = bench.Api.Client.CreateAsync(flunder, new CustomObject("wardle.example.com/v1", "Flunder", new() { Name = name, Namespace = ns }, OrderedMap<RawJson>.Empty));
        }

        bench.Settle();
        bench.Delete<Namespace>("", A.Ns);
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
        Assert.Equal(["a", "b"], bench.Api.Writes.Where(static r => r.Kind.Plural == "flunders").Select(static r => r.Key.Name).Order());
        Assert.All(bench.Api.Requests.Where(static r => r.Kind.Group == "wardle.example.com"), static r => Assert.Equal(("v1", "flunders"), (r.Kind.Version, r.Kind.Plural)));
    }

    [Fact]
    public void A_server_that_does_not_say_what_it_serves_keeps_the_namespace()
    {
        IReadOnlyList<Kind>? told = null;
        var bench = new Bench(["namespace-controller"], new() { RemoteKinds = (_, _) => told });
        bench.Api.Put(new Api.ApiRegistration.V1.APIService
        {
            Metadata = new() { Name = "v1.wardle.example.com" },
            Spec = new() { Group = "wardle.example.com", Version = "v1", Service = new() { Name = "wardle", Namespace = "kube-system" } },
            Status = new() { Conditions = [new() { Type = "Available", Status = "True" }] },
        });
        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        bench.Delete<Namespace>("", A.Ns);
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("DiscoveryFailed", bench.Api.Get<Namespace>("", A.Ns).Status.Conditions.Find(c => c.Type == "NamespaceDeletionDiscoveryFailure")!.Reason);
        told = [];
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
    }

    [Fact]
    public void Pods_go_before_what_they_use()
    {
        Fill();
        bench.Api.Put(A.Pod("slow", node: "node-1"));
        bench.Delete<Namespace>("", A.Ns);
        bench.Advance(TimeSpan.FromSeconds(20));
        Assert.Single(bench.Api.List<ConfigMap>(A.Ns));
        var conditions = bench.Api.Get<Namespace>("", A.Ns).Status.Conditions;
        Assert.Equal("Some resources are remaining: pods. has 1 resource instances", conditions.Find(c => c.Type == "NamespaceContentRemaining")!.Message);
        bench.Api.Remove<Pod>(new(A.Ns, "slow"));
        bench.Settle();
        Assert.Null(bench.Api.Find<Namespace>(new(A.Ns)));
    }

    [Fact]
    public void What_has_finalizers_is_named_and_waited_for()
    {
        Fill();
        bench.Api.Put(new Secret { Metadata = new() { Name = "held", Namespace = A.Ns, Finalizers = ["example.com/hold"] } });
        bench.Delete<Namespace>("", A.Ns);
        bench.Advance(TimeSpan.FromSeconds(5));
        var condition = bench.Api.Get<Namespace>("", A.Ns).Status.Conditions.Find(c => c.Type == "NamespaceFinalizersRemaining")!;
        Assert.Equal(("True", "SomeFinalizersRemain", "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances"), (condition.Status, condition.Reason, condition.Message));
        bench.Api.Remove<Secret>(new(A.Ns, "held"));
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
    }

    [Fact]
    public void A_kind_that_cannot_be_deleted_is_told_and_tried_again()
    {
        Fill();
        bench.Api.Refuse = r => r is { Verb: "deletecollection", Kind.Name: "ConfigMap" } ? FakeErrors.Unavailable("no") : null;
        bench.Delete<Namespace>("", A.Ns);
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("ContentDeletionFailed", bench.Api.Get<Namespace>("", A.Ns).Status.Conditions.Find(c => c.Type == "NamespaceDeletionContentFailure")!.Reason);
        bench.Api.Refuse = null;
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, "the namespace to go");
    }

    private void Fill()
    {
        bench.Create(new Namespace { Metadata = new() { Name = A.Ns } });
        bench.Api.Put(new ConfigMap { Metadata = new() { Name = "c", Namespace = A.Ns } });
    }
}
