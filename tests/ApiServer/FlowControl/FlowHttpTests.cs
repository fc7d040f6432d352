using System.Net;
using System.Text;
using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Http;
using Keles.ApiServer.Tests.Http;
using Keles.Background;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>What clients see of priority and fairness.</summary>
public sealed class FlowHttpTests
{
    private const string Level = """{"apiVersion":"flowcontrol.apiserver.k8s.io/v1","kind":"PriorityLevelConfiguration","metadata":{"name":"tight"},"spec":{"type":"Limited","limited":{"nominalConcurrencyShares":1,"limitResponse":{"type":"Queue","queuing":{"queues":1,"handSize":1,"queueLengthLimit":1}}}}}""";

    private const string Schema = """{"apiVersion":"flowcontrol.apiserver.k8s.io/v1","kind":"FlowSchema","metadata":{"name":"bobs"},"spec":{"matchingPrecedence":50,"priorityLevelConfiguration":{"name":"tight"},"distinguisherMethod":{"type":"ByUser"},"rules":[{"subjects":[{"kind":"User","user":{"name":"bob"}}],"resourceRules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"],"clusterScope":true,"namespaces":["*"]}],"nonResourceRules":[{"verbs":["*"],"nonResourceURLs":["*"]}]}]}}""";

    [Fact]
    public async Task Who_finds_no_place_is_told_to_come_back()
    {
        await using var server = await StartAsync();
        var first = server.SendAsync("/slow");
        await server.Slow.Entered(1);
        var second = server.SendAsync("/slow");
        await server.UntilWaitingAsync(1);
        using var third = await server.SendAsync("/slow");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("Too many requests, please try again later.\n", await third.Content.ReadAsStringAsync());
        Assert.Equal("1", third.Headers.GetValues("Retry-After").Single());
        Assert.Equal("text/plain; charset=utf-8", third.Content.Headers.ContentType!.ToString());
        Assert.Equal(server.LevelUid, third.Headers.GetValues("X-Kubernetes-PF-PriorityLevel-UID").Single());
        Assert.Equal(server.SchemaUid, third.Headers.GetValues("X-Kubernetes-PF-FlowSchema-UID").Single());

        var dump = await server.GetAsync("/debug/api_priority_and_fairness/dump_priority_levels");
        Assert.StartsWith("PriorityLevelName, ActiveQueues, IsIdle, IsQuiescing, WaitingRequests, ExecutingRequests\n", dump, StringComparison.Ordinal);
        Assert.Contains("tight,             1,            false,  false,       1,               1\n", dump, StringComparison.Ordinal);
        Assert.Matches("tight, +0, +1, +1, +1, +[0-9.]+ss, +1, +1, +0.00300000ss\n", await server.GetAsync("/debug/api_priority_and_fairness/dump_queues"));
        Assert.Matches("tight, +bobs, +0, +0, +, +20..-..-..T.*Z, +1, +0, +0s, +bob, +get, +/slow, +, +, +, +, +\n", await server.GetAsync("/debug/api_priority_and_fairness/dump_requests?includeRequestDetails=1"));

        server.Slow.Release();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await first).StatusCode, (await second).StatusCode));
    }

    [Fact]
    public async Task Others_are_served_while_one_level_is_full()
    {
        await using var server = await StartAsync();
        var slow = server.SendAsync("/slow");
        await server.Slow.Entered(1);
        using var other = await server.SendAsync("/api/v1/namespaces", user: "jane");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        server.Slow.Release();
        await slow;
    }

    [Fact]
    public async Task A_watch_gives_its_seat_back_once_it_has_begun()
    {
        await using var server = await StartAsync();
        // Kept to the end: the connection of an answer that nobody holds is closed with the next garbage collection.
        var watches = new List<HttpResponseMessage>();
        while (watches.Count < 5)
        {
            watches.Add(await server.SendAsync("/api/v1/namespaces?watch=1", wholeAnswer: false));
            Assert.Equal(HttpStatusCode.OK, watches[^1].StatusCode);
        }

        Assert.Equal(5, server.Watches.InterestedIn(RequestInfoReader.Read("POST", "/api/v1/namespaces", QueryCollection.Empty)));
        Assert.True(server.Tight.Look(static q => q is { SeatsInUse: 0, Waiting: 0 }));
        foreach (var watch in watches) watch.Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_queue()
    {
        await using var server = await StartAsync();
        var first = server.SendAsync("/slow");
        await server.Slow.Entered(1);
        using var stop = new CancellationTokenSource();
        var second = server.SendAsync("/slow", cancel: stop.Token);
        await server.UntilWaitingAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await server.UntilWaitingAsync(0);
        server.Slow.Release();
        await first;
    }

    private static Task<Server> StartAsync() => Server.StartAsync();

    private sealed class Server(TestApi api, FlowController controller, SlowPath slow, WatchTracker watches) : IAsyncDisposable
    {
        public SlowPath Slow => slow;

        public WatchTracker Watches => watches;

        public PriorityLevel Tight => controller.Table.Levels.Single(static l => l.Name == "tight");

        public string LevelUid => Tight.Uid.ToString();

        public string SchemaUid => controller.Table.Flows.Single(static f => f.Name == "bobs").Uid.ToString();

        public static async Task<Server> StartAsync()
        {
            var (slow, watches) = (new SlowPath(), new WatchTracker());
            FlowController? made = null;
            var api = await TestApi.StartAsync(store =>
            {
                made = new FlowController(store, new FlowControlOptions { MaxRequestsInflight = 1, MaxMutatingRequestsInflight = 0 }, Surroundings.OnThisMachine);
                return ([slow, new FlowDump(made)], new FlowGate(made, new WorkEstimator(store, new ServedKinds(Kinds.All), watches), watches, TimeProvider.System));
            });
            await api.SendAsync(HttpMethod.Post, "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations", Level);
            await api.SendAsync(HttpMethod.Post, "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas", Schema);
            await api.Store.CatchUpAsync(CancellationToken.None);
            made!.Digest();
            return new(api, made, slow, watches);
        }

        public async Task<HttpResponseMessage> SendAsync(string path, string user = "bob", bool wholeAnswer = true, CancellationToken cancel = default)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add(PlainFront.UserHeader, user);
            return await api.Client.SendAsync(request, wholeAnswer ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead, cancel);
        }

        public Task<string> GetAsync(string path) => api.Client.GetStringAsync(path);

        /// <summary>The server learns of what clients do in its own time: asked until it has.</summary>
        public async Task UntilWaitingAsync(int count)
        {
            for (var i = 0; i < 1000 && Tight.Look(static q => q.Waiting) != count; i++) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            Assert.Equal(count, Tight.Look(static q => q.Waiting));
        }

        public async ValueTask DisposeAsync()
        {
            slow.Release();
            await api.DisposeAsync();
        }
    }

    /// <summary>Answers when it is told to.</summary>
}
