using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Http;
using Keles.ApiServer.Tests.Resources;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>A watcher that does not take what it is told is cut off; writers and other watchers do not notice it.</summary>
public sealed class SlowWatcherTests
{
    private const int More = 1000;

    [Fact]
    public async Task It_is_cut_off_and_goes_on_from_where_it_was_without_a_gap()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: m}, data: {number: '0'}}");
        await using var slow = Watch(server, "", bookmarks: true);
        await using var fast = Watch(server, "");
        Assert.True(await slow.MoveNextAsync());
        Assert.Equal("0", Number(slow.Current));
        Assert.True(await fast.MoveNextAsync());

        // While nobody reads the slow one, more is written than is kept for it; the other one reads along.
        var writes = CacheLimits.WatcherBacklog + More;
        for (var i = 1; i <= writes; i++)
        {
            await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", $"{{data: {{number: '{i}'}}}}");
            Assert.True(await fast.MoveNextAsync());
            Assert.Equal($"{i}", Number(fast.Current));
        }

        // A bookmark that is due must not say that it was told what it was not.
        server.Time.Advance(VerbLimits.BookmarkEvery);
        var last = slow.Current;
        while (await slow.MoveNextAsync())
        {
            Assert.True(slow.Current.EndsInitialEvents);
            Assert.Equal(last.Revision, slow.Current.Revision);
        }

        var told = 0;
        await using var again = Watch(server, $"{last.Revision}");
        while (told < writes)
        {
            Assert.True(await again.MoveNextAsync());
            Assert.Equal($"{++told}", Number(again.Current));
        }
    }

    [Fact]
    public async Task What_was_kept_for_it_is_let_go_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: m}, data: {number: '0'}}");
        var (_, watcher) = server.Store.WatchNow(ConfigMapKind.Kind, "default", "");
        for (var i = 0; !watcher.TooSlow; i++)
        {
            Assert.InRange(i, 0, CacheLimits.WatcherBacklog);
            await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", $"{{data: {{number: '{i + 1}'}}}}");

            // Writers do not wait until watchers are told.
            await server.Store.CatchUpAsync(CancellationToken.None);
        }

        // Nobody has read, and the watcher has not gone: still nothing waits for it.
        Assert.Equal(0, watcher.Events.Count);
        Assert.True(watcher.Events.Completion.IsCompletedSuccessfully);
        Assert.False(watcher.TryRead(out _));
        watcher.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    public async Task A_watch_that_lasts_keeps_nothing_of_what_it_began_with(string from)
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: m}, data: {number: '0'}}");
        await using var watch = Watch(server, from);
        Assert.True(await watch.MoveNextAsync());
        var first = Present(server);
        for (var i = 1; i <= CacheLimits.HistoryAlways + 2; i++)
        {
            // The history forgets what is old when there is enough that is younger.
            if (i == CacheLimits.HistoryAlways + 1) server.Time.Advance(2 * CacheLimits.HistoryTime);
            await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", $"{{data: {{number: '{i}'}}}}");
            Assert.True(await watch.MoveNextAsync());
            Assert.Equal($"{i}", Number(watch.Current));
        }

        GC.Collect();
        Assert.False(first.IsAlive);
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_up_neither_writers_nor_another_client()
    {
        await using var api = await TestApi.StartAsync();
        const string Path = "/api/v1/namespaces/default/configmaps?watch=true&resourceVersion=0";
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync("127.0.0.1", api.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await deaf.SendAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: test\r\n\r\n"));
        await using var other = await WatchStream.OpenAsync(api, Path);
        await other.ReadyAsync(() => api.Store.WatchersOf(ConfigMapKind.Kind) == 2);

        // Large enough that no buffer between here and the deaf client holds what it does not read.
        var filler = new string('x', 8 * 1024);
        var written = 0;
        for (; api.Store.WatchersOf(ConfigMapKind.Kind) == 2; written++)
        {
            Assert.True(written < 4 * CacheLimits.WatcherBacklog, "The client that does not read is not cut off.");
            var (kind, body) = (ConfigMapKind.Kind, Encoding.UTF8.GetBytes($"{{\"metadata\":{{\"name\":\"m{written}\",\"namespace\":\"default\"}},\"data\":{{\"x\":\"{filler}\"}}}}"));
            await api.Api.CreateAsync(new ResourceRequest(UserIdentity.ApiServer, kind, "default", ""), kind.ReadJson(body), CancellationToken.None);
            var told = await other.NextAsync();
            Assert.Equal($"m{written}", (string)told["object"]!["metadata"]!["name"]!);
        }

        Assert.True(written > CacheLimits.WatcherBacklog);
        Assert.Equal(1, api.Store.WatchersOf(ConfigMapKind.Kind));
        Assert.Empty(api.Failures);
    }

    /// <summary>In a method of its own, so that nothing here holds the object itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Present(TestServer server) => new(server.Store.Cached(ConfigMapKind.Kind, "default", "m"));

    private static IAsyncEnumerator<WatchItem> Watch(TestServer server, string from, bool bookmarks = false) =>
        server.Api.WatchAsync(TestServer.Request(ConfigMapKind.Kind, "default", ""), new WatchQuery { ResourceVersion = from, AllowBookmarks = bookmarks }, CancellationToken.None).GetAsyncEnumerator();

    private static string Number(WatchItem item) => ((ConfigMap)item.Object!.Object).Data["number"];
}
