using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Reconcile.Tests;

public sealed class InformerTests
{
    private readonly SimulatedApi simulated = new();
    private readonly Informers informers;
    private readonly List<string> told = [];

    public InformerTests() => informers = new(simulated.As("informer"), simulated.Around, NullLogger.Instance);

    [Fact]
    public void Handlers_hear_of_what_is_there_and_of_every_change()
    {
        Put("a", "1");
        var pods = Follow();
        Put("b", "1");
        Put("a", "2");
        simulated.Api.Remove<Pod>(new("ns", "b"));
        simulated.Settle();
        Assert.Equal(["+a=1", "+b=1", "a=1>2", "-b=1"], told);
        Assert.Equal("a", Assert.Single(pods.List("ns")).Metadata.Name);
        Assert.Empty(pods.List("other"));
    }

    [Fact]
    public void A_late_handler_is_told_of_everything_first()
    {
        Put("a", "1");
        var pods = Follow();
        var late = new List<string>();
        pods.OnChange(c => late.Add(c.Subject.Metadata.Name));
        Assert.Equal(["a"], late);
    }

    [Fact]
    public void A_watch_that_expired_is_listed_anew_and_nothing_is_missed()
    {
        Put("a", "1");
        Put("gone", "1");
        var pods = Follow();
        simulated.Api.Refuse = r => r.Verb == "watch" ? FakeErrors.Expired("1", 5) : null;
        simulated.Api.EndWatches();
        simulated.Settle();
        simulated.Api.Remove<Pod>(new("ns", "gone"));
        Put("a", "2");
        Put("new", "1");
        simulated.Api.Compact();
        simulated.Api.Refuse = null;
        simulated.Until(() => pods.Get("ns", "new") is not null, "the cache to hold what is new");
        Assert.Equal(["+a=1", "+gone=1", "a=1>2", "+new=1", "-gone=1?"], told);
    }

    [Fact]
    public void An_object_made_again_under_its_name_is_another_object()
    {
        Put("a", "1");
        Follow();
        simulated.Api.EndWatches(FakeErrors.Unavailable());
        simulated.Api.Remove<Pod>(new("ns", "a"));
        Put("a", "2");
        simulated.Api.Compact();
        simulated.Until(() => told.Count > 1, "the change");
        Assert.Equal(["+a=1", "-a=1?", "+a=2"], told);
    }

    [Fact]
    public void Failing_lists_are_asked_again_until_one_succeeds()
    {
        Put("a", "1");
        var failures = 0;
        simulated.Api.Refuse = r => r.Verb == "list" && failures++ < 5 ? FakeErrors.Unavailable() : null;
        var pods = Follow();
        simulated.Until(() => pods.Count == 1, "the first list");
        Assert.Equal(6, failures);
    }

    [Fact]
    public void Who_wrote_can_wait_until_the_cache_shows_it()
    {
        var pods = Follow();
        var client = simulated.As("writer");
        var done = simulated.Process.CallAsync("test", async () =>
        {
            var created = await client.CreateAsync(new Pod { Metadata = new() { Name = "x", Namespace = "ns", Labels = OrderedMap<string>.Of(("v", "1")) } });
            await pods.WaitForAsync(created.Metadata.ResourceVersion, default);
            Assert.NotNull(pods.Get("ns", "x"));
            await client.DeleteAsync<Pod>(new("ns", "x"));
            await pods.Untyped.WaitForDeletionAsync(new("ns", "x"), created.Metadata.Uid, default);
            Assert.Null(pods.Get("ns", "x"));
            return 0;
        });
        simulated.Until(() => done.IsCompleted, "the test to end");
        Assert.Null(done.Exception);
    }

    [Fact]
    public void Waiting_for_a_version_that_never_comes_ends_in_a_timeout()
    {
        var pods = Follow();
        var waiting = simulated.Process.CallAsync("test", async () =>
        {
            await pods.WaitForAsync("1000", default);
            return 0;
        });
        simulated.Until(() => waiting.IsCompleted, "the end of the wait");
        Assert.IsType<TimeoutException>(waiting.Exception!.InnerException);
    }

    [Fact]
    public void Indexes_follow_every_change()
    {
        var pods = Follow();
        pods.AddIndex("value", p => [p.Metadata.Labels["v"]]);
        Put("a", "1");
        Put("b", "1");
        Put("a", "2");
        simulated.Settle();
        Assert.Equal("b", Assert.Single(pods.Find("value", "1")).Metadata.Name);
        Assert.Equal("a", Assert.Single(pods.Find("value", "2")).Metadata.Name);
        simulated.Api.Remove<Pod>(new("ns", "b"));
        simulated.Settle();
        Assert.Empty(pods.Find("value", "1"));
    }

    [Fact]
    public void A_selector_lets_objects_come_and_go()
    {
        var pods = informers.Of<Pod>(labelSelector: "v=1");
        pods.OnChange(Tell);
        Start();
        Put("a", "1");
        Put("a", "2");
        Put("b", "2");
        simulated.Settle();
        Assert.Equal(["+a=1", "-a=1"], told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_cache_ends_up_right_whatever_breaks_on_the_way(ulong seed)
    {
        var pods = Follow();
        var random = new Background.SeededRandom(seed);
        int Next(int below) => (int)(random.NextUInt64() % (ulong)below);
        simulated.Api.Refuse = r => r.User == "informer" && Next(3) == 0 ? FakeErrors.Unavailable() : null;
        for (var i = 0; i < 300; i++)
        {
            switch (Next(6))
            {
                case 0: simulated.Api.Remove<Pod>(new("ns", $"p{Next(10)}")); break;
                case 1: simulated.Api.EndWatches(Next(2) == 0 ? FakeErrors.Unavailable() : null); break;
                case 2 when Next(4) == 0: simulated.Api.Compact(); break;
                case 3: simulated.Advance(TimeSpan.FromMilliseconds(Next(2000))); break;
                default: Put($"p{Next(10)}", i.ToString()); break;
            }
        }

        simulated.Api.Refuse = null;
        Put("last", "1");
        simulated.Until(() => pods.Get("ns", "last") is not null, "the last change");
        Assert.Equal(simulated.Api.List<Pod>(), pods.List().OrderBy(ObjectKey.Of));
    }

    private Informer<Pod> Follow()
    {
        var pods = informers.Of<Pod>();
        pods.OnChange(Tell);
        Start();
        return pods;
    }

    private void Start()
    {
        informers.Start(simulated.Process);
        simulated.Settle();
    }

    private void Put(string name, string value) => simulated.Api.Put(new Pod { Metadata = new() { Name = name, Namespace = "ns", Labels = OrderedMap<string>.Of(("v", value)) } });

    private void Tell(ObjectChange<Pod> c) => told.Add((c.IsAdded, c.IsDeleted) switch
    {
        (true, _) => $"+{c.Subject.Metadata.Name}={c.Subject.Metadata.Labels["v"]}",
        (_, true) => $"-{c.Subject.Metadata.Name}={c.Subject.Metadata.Labels["v"]}{(c.FinalStateUnknown ? "?" : "")}",
        _ => $"{c.Subject.Metadata.Name}={c.Before!.Metadata.Labels["v"]}>{c.After!.Metadata.Labels["v"]}",
    });
}
