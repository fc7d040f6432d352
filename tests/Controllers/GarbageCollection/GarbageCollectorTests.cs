using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.GarbageCollection;

public sealed class GarbageCollectorTests
{
    private readonly Bench bench = new(["generic-garbage-collector"]);

    [Fact]
    public void What_was_owned_goes_after_its_owner()
    {
        Tree();
        bench.Delete<Deployment>(A.Ns, "web");
        bench.Settle();
        Assert.Empty(bench.Api.List<ReplicaSet>());
        Assert.Empty(bench.Pods);
    }

    [Fact]
    public void In_the_foreground_the_owner_goes_last()
    {
        Tree();
        var gone = new List<string>();
        Follow<Pod>(gone);
        Follow<ReplicaSet>(gone);
        Follow<Deployment>(gone);
        bench.Delete<Deployment>(A.Ns, "web", "Foreground");
        bench.Settle();
        Assert.Equal(["Pod", "ReplicaSet", "Deployment"], gone);
    }

    [Fact]
    public void In_the_foreground_the_owner_waits_for_what_is_held()
    {
        Tree();
        bench.Api.Change<Pod>(new(A.Ns, "web-1-a"), p => p with { Metadata = p.Metadata with { Finalizers = ["example.com/hold"] } });
        bench.Delete<Deployment>(A.Ns, "web", "Foreground");
        bench.Settle();
        Assert.NotNull(bench.Api.Get<Deployment>(A.Ns, "web").Metadata.DeletionTimestamp);
        Assert.NotNull(bench.Api.Get<ReplicaSet>(A.Ns, "web-1").Metadata.DeletionTimestamp);
        bench.Api.Remove<Pod>(new(A.Ns, "web-1-a"));
        bench.Settle();
        Assert.Empty(bench.Api.List<Deployment>());
    }

    [Fact]
    public void In_the_foreground_also_those_go_that_the_owner_does_not_wait_for()
    {
        Tree();
        bench.Api.Change<ReplicaSet>(new(A.Ns, "web-1"), s => s with { Metadata = s.Metadata with { Finalizers = ["example.com/hold"] } });
        var owner = bench.Api.Get<Deployment>(A.Ns, "web");
        var other = Owned(new ConfigMap { Metadata = new() { Name = "settings", Namespace = A.Ns } }, "apps/v1", "Deployment", "web", owner.Metadata.Uid);
        bench.Api.Put(other with { Metadata = other.Metadata with { OwnerReferences = other.Metadata.OwnerReferences.Map(static o => o with { BlockOwnerDeletion = false }) } });
        bench.Settle();
        bench.Delete<Deployment>(A.Ns, "web", "Foreground");
        bench.Settle();
        Assert.NotNull(bench.Api.Get<Deployment>(A.Ns, "web").Metadata.DeletionTimestamp);
        Assert.Null(bench.Api.Find<ConfigMap>(new(A.Ns, "settings")));
    }

    [Theory]
    [InlineData("v1", "ConfigMap", "owner", true)]
    [InlineData("v1", "ConfigMap", "other", false)]
    [InlineData("v1", "Secret", "owner", false)]
    [InlineData("apps/v1", "Deployment", "owner", false)]
    public void A_uid_alone_makes_no_owner(string apiVersion, string kind, string name, bool stays)
    {
        var owner = bench.Api.Put(new ConfigMap { Metadata = new() { Name = "owner", Namespace = A.Ns } });
        bench.Settle();
        bench.Api.Put(Owned(A.Pod("owned"), apiVersion, kind, name, owner.Metadata.Uid));
        bench.Settle();
        Assert.Equal(stays, bench.Pods.Count == 1);
    }

    [Fact]
    public void An_owner_in_another_namespace_is_no_owner_and_that_is_told()
    {
        bench.Api.Put(new ConfigMap { Metadata = new() { Name = "far", Namespace = "other", Uid = "00000000-0000-4000-8000-0000000000aa" } });
        bench.Settle();
        var reference = new OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = "far", Uid = "00000000-0000-4000-8000-0000000000aa" };
        bench.Create(new ConfigMap { Metadata = new() { Name = "near", Namespace = A.Ns, OwnerReferences = [reference] } });
        var absent = new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = "never", Uid = "00000000-0000-4000-8000-0000000000ab" };
        bench.Create(new Namespace { Metadata = new() { Name = "wide", OwnerReferences = [reference, absent] } });
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(bench.Api.Find<ConfigMap>(new(A.Ns, "near")));
        Assert.Equal(2, bench.Api.Get<Namespace>(new ObjectKey("wide")).Metadata.OwnerReferences.Count);
        const string Owner = "ownerRef [v1/ConfigMap, namespace: {0}, name: far, uid: 00000000-0000-4000-8000-0000000000aa] does not exist in namespace \"{0}\"";
        Assert.Contains("Warning OwnerRefInvalidNamespace " + Owner.Replace("{0}", A.Ns, StringComparison.Ordinal), bench.EventTexts);
        Assert.Contains("Warning OwnerRefInvalidNamespace " + Owner.Replace("{0}", "", StringComparison.Ordinal), bench.EventTexts);
    }

    [Fact]
    public void A_circle_of_owners_in_the_foreground_comes_to_its_end()
    {
        OwnerReference Of(string name, int uid) => new() { ApiVersion = "v1", Kind = "ConfigMap", Name = name, Uid = $"00000000-0000-4000-8000-0000000000{uid}", BlockOwnerDeletion = true };
        ConfigMap Make(string name, int uid, OwnerReference owner) => new() { Metadata = new() { Name = name, Namespace = A.Ns, Uid = $"00000000-0000-4000-8000-0000000000{uid}", OwnerReferences = [owner] } };
        bench.Api.Put(Make("a", 11, Of("c", 13)));
        bench.Api.Put(Make("b", 12, Of("a", 11)));
        bench.Api.Put(Make("c", 13, Of("b", 12)));
        bench.Settle();
        bench.Delete<ConfigMap>(A.Ns, "a", "Foreground");
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Api.List<ConfigMap>());
    }

    [Fact]
    public void Orphans_stay_without_their_owner()
    {
        Tree();
        bench.Delete<Deployment>(A.Ns, "web", "Orphan");
        bench.Settle();
        Assert.Empty(bench.Api.List<Deployment>());
        Assert.Empty(Assert.Single(bench.Api.List<ReplicaSet>()).Metadata.OwnerReferences);
        Assert.Single(bench.Pods);
    }

    [Fact]
    public void With_another_owner_alive_only_the_reference_goes()
    {
        Tree();
        var second = bench.Api.Put(new ConfigMap { Metadata = new() { Name = "second", Namespace = A.Ns } });
        bench.Api.Change<ReplicaSet>(new(A.Ns, "web-1"), s => s with { Metadata = s.Metadata with { OwnerReferences = s.Metadata.OwnerReferences.Add(new() { ApiVersion = "v1", Kind = "ConfigMap", Name = "second", Uid = second.Metadata.Uid }) } });
        bench.Delete<Deployment>(A.Ns, "web");
        bench.Settle();
        Assert.Equal("second", Assert.Single(bench.Api.Get<ReplicaSet>(A.Ns, "web-1").Metadata.OwnerReferences).Name);
        Assert.Single(bench.Pods);
    }

    [Fact]
    public void Kinds_come_and_go_while_it_runs()
    {
        Kind[] without = [.. Kinds.All.Where(static k => k.Name != "Pod")];
        IEnumerable<Kind> kinds = without;
        var bench = new Bench(["generic-garbage-collector"], new() { Kinds = () => kinds });
        bench.Api.Put(Owned(A.Pod("stray"), "apps/v1", "ReplicaSet", "nobody", "no-such-uid"));
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(bench.Pods);

        kinds = Kinds.All;
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(bench.Pods);

        kinds = without;
        bench.Advance(TimeSpan.FromSeconds(5));
        bench.Api.Put(Owned(A.Pod("stray"), "apps/v1", "ReplicaSet", "nobody", "no-such-uid"));
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(bench.Pods);
    }

    [Fact]
    public void An_owner_that_never_was_counts_as_gone()
    {
        bench.Api.Put(Owned(A.Pod("stray"), "apps/v1", "ReplicaSet", "nobody", "no-such-uid"));
        bench.Settle();
        Assert.Empty(bench.Pods);
    }

    [Fact]
    public void Another_object_under_the_owners_name_is_not_the_owner()
    {
        Tree();
        bench.Api.Remove<ReplicaSet>(new(A.Ns, "web-1"));
        bench.Api.Put(A.ReplicaSet(1, "web-1"));
        bench.Settle();
        Assert.Empty(bench.Pods);
    }

    [Fact]
    public void An_owner_of_an_unknown_kind_is_left_alone()
    {
        bench.Api.Put(Owned(A.Pod("custom"), "example.com/v1", "Widget", "w", "u"));
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(bench.Pods);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_fails_on_the_way_nothing_owned_by_the_living_goes_and_nothing_of_the_dead_stays(ulong seed)
    {
        var shaken = new Bench(["generic-garbage-collector"], seed: seed);
        var random = shaken.Simulated.Simulation.Random.Fork("failures");
        shaken.Api.Refuse = r => r.User.StartsWith("system:", StringComparison.Ordinal) && random.NextUInt64() % 4 == 0 ? FakeErrors.Unavailable() : null;
        for (var i = 0; i < 6; i++)
        {
            var set = shaken.Api.Put(A.ReplicaSet(1, $"s{i}"));
            for (var j = 0; j < 3; j++) shaken.Api.Put(Owned(A.Pod($"s{i}-{j}"), "apps/v1", "ReplicaSet", $"s{i}", set.Metadata.Uid));
        }

        shaken.Delete<ReplicaSet>(A.Ns, "s0");
        shaken.Delete<ReplicaSet>(A.Ns, "s1", "Foreground");
        shaken.Delete<ReplicaSet>(A.Ns, "s2", "Orphan");
        shaken.Api.EndWatches(FakeErrors.Unavailable());
        shaken.Until(() => shaken.Pods.Count == 12 && shaken.Api.List<ReplicaSet>().Count == 3, "the dead to be gone");
        shaken.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(12, shaken.Pods.Count);
    }

    private void Tree()
    {
        var deployment = bench.Api.Put(A.Deployment(1));
        var set = bench.Api.Put(Owned(A.ReplicaSet(1, "web-1"), "apps/v1", "Deployment", "web", deployment.Metadata.Uid));
        bench.Api.Put(Owned(A.Pod("web-1-a"), "apps/v1", "ReplicaSet", "web-1", set.Metadata.Uid));
        bench.Settle();
    }

    private static T Owned<T>(T value, string apiVersion, string kind, string name, string uid) where T : class, IApiObject => (T)value.WithMetadata(value.Metadata with
    {
        OwnerReferences = [new() { ApiVersion = apiVersion, Kind = kind, Name = name, Uid = uid, Controller = true, BlockOwnerDeletion = true }],
    });

    private void Follow<T>(List<string> gone) where T : class, IApiType<T>, IApiObject => bench.Simulated.Process.Spawn("follow", async cancel =>
    {
        await foreach (var e in bench.Api.Client.WatchAsync(Kinds.Of<T>(), "", new() { ResourceVersion = bench.Api.Revision.ToString() }, cancel)) if (e.Type == Client.ObjectEventType.Deleted) gone.Add(typeof(T).Name);
    });
}
