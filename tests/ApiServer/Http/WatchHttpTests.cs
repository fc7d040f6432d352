using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Fakes;
using Keles.Storage;

namespace Keles.ApiServer.Tests.Http;

/// <summary>Watches over HTTP: what each event says, where they begin and how they end.</summary>
public sealed class WatchHttpTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task A_watch_from_no_version_begins_with_what_is_there_and_says_when_that_is_over()
    {
        await using var api = await TestApi.StartAsync();
        var version = await PutAsync(api, "a", "1");
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=1&allowWatchBookmarks=true");
        Assert.Equal(("ADDED", "a"), Told(await watch.NextAsync()));
        var bookmark = await watch.NextAsync();
        Assert.Equal($$$$$"""{"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"resourceVersion":"{{{{{version}}}}}","annotations":{"k8s.io/initial-events-end":"true"}}}}""", bookmark.ToJsonString());
        await PutAsync(api, "b", "1");
        Assert.Equal(("ADDED", "b"), Told(await watch.NextAsync()));
    }

    [Fact]
    public async Task An_object_that_begins_or_ceases_to_match_is_added_and_deleted()
    {
        await using var api = await TestApi.StartAsync();
        var before = await PutAsync(api, "a", "no");
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion={before}&labelSelector=l%3Dyes");
        await PutAsync(api, "a", "yes");
        Assert.Equal(("ADDED", "a"), Told(await watch.NextAsync()));
        var left = await PutAsync(api, "a", "no");
        var deleted = await watch.NextAsync();
        Assert.Equal(("DELETED", "a"), Told(deleted));
        Assert.Equal("yes", (string?)deleted["object"]!["metadata"]!["labels"]!["l"]);
        Assert.Equal(left, (string?)deleted["object"]!["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task A_deletion_has_the_version_of_the_deletion()
    {
        await using var api = await TestApi.StartAsync();
        var before = await PutAsync(api, "a", "1");
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion={before}");
        await api.SendAsync(HttpMethod.Delete, $"{Maps}/a");
        var deleted = await watch.NextAsync();
        Assert.Equal("DELETED", (string?)deleted["type"]);
        Assert.True(long.Parse((string)deleted["object"]!["metadata"]!["resourceVersion"]!) > long.Parse(before));
    }

    [Fact]
    public async Task The_old_path_watches_too_one_object_if_it_names_one()
    {
        await using var api = await TestApi.StartAsync();
        await PutAsync(api, "a", "1");
        await PutAsync(api, "b", "1");
        await using var one = await WatchStream.OpenAsync(api, "/api/v1/watch/namespaces/default/configmaps/b");
        Assert.Equal(("ADDED", "b"), Told(await one.NextAsync()));
        await PutAsync(api, "a", "2");
        await PutAsync(api, "b", "2");
        Assert.Equal(("MODIFIED", "b"), Told(await one.NextAsync()));
        var (code, status) = await api.SendAsync(HttpMethod.Get, "/api/v1/watch/namespaces/default/configmaps/b?fieldSelector=metadata.name%3Da");
        Assert.Equal((400, "fieldSelector metadata.name doesn't match requested name"), (code, (string?)status["message"]));
    }

    [Fact]
    public async Task A_read_of_one_object_is_no_watch_whatever_the_query_says()
    {
        await using var api = await TestApi.StartAsync();
        await PutAsync(api, "a", "1");
        var (code, value) = await api.SendAsync(HttpMethod.Get, $"{Maps}/a?watch=true");
        Assert.Equal((200, "ConfigMap"), (code, (string?)value["kind"]));
    }

    [Fact]
    public async Task A_watch_without_a_limit_lasts_as_long_as_the_server_was_told()
    {
        var time = new ManualTime();
        await using var api = await TestApi.StartAsync(static _ => ([], null), time: time, shortestWatch: TimeSpan.FromSeconds(10));
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true");
        time.Advance(TimeSpan.FromSeconds(9));
        await PutAsync(api, "a", "1");
        Assert.Equal("ADDED", (string?)(await watch.NextAsync())["type"]);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(await watch.EndedAsync());
    }

    [Fact]
    public async Task A_watch_may_have_no_end()
    {
        var time = new ManualTime();
        await using var api = await TestApi.StartAsync(static _ => ([], null), time: time, shortestWatch: TimeSpan.Zero);
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true");
        time.Advance(TimeSpan.FromDays(3));
        await PutAsync(api, "a", "1");
        Assert.Equal("ADDED", (string?)(await watch.NextAsync())["type"]);
    }

    [Fact]
    public async Task A_version_that_is_forgotten_ends_the_watch_with_an_error_event()
    {
        var time = new ManualTime();
        await using var api = await TestApi.StartAsync(time: time);
        var version = long.Parse(await PutAsync(api, "a", "1"));
        async Task WriteAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var value = Encoding.UTF8.GetBytes($$"""{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","namespace":"default","generation":{{i}}} }""");
                version = ((WriteResult.Written)await api.Storage.UpdateAsync("/registry/configmaps/default/a", value, version)).Revision;
            }

            await api.Store.CatchUpAsync(CancellationToken.None);
        }

        await WriteAsync(CacheLimits.HistoryAlways + 100);
        await using (var young = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion=2")) Assert.Equal("MODIFIED", (string?)(await young.NextAsync())["type"]);
        time.Advance(CacheLimits.HistoryTime + TimeSpan.FromSeconds(1));
        await WriteAsync(1);
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion=2");
        var error = await watch.NextAsync();
        Assert.Equal(("ERROR", 410, "Expired"), ((string?)error["type"], (int?)error["object"]!["code"], (string?)error["object"]!["reason"]));
        Assert.Matches(@"^too old resource version: 2 \(\d+\)$", (string?)error["object"]!["message"]);
        Assert.True(await watch.EndedAsync());
    }

    [Fact]
    public async Task A_version_of_the_future_is_waited_for_in_silence()
    {
        await using var api = await TestApi.StartAsync();
        var before = long.Parse(await PutAsync(api, "a", "1"));
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion={before + 1}");
        await PutAsync(api, "a", "2");
        await PutAsync(api, "a", "3");
        Assert.Equal((before + 2).ToString(), (string?)(await watch.NextAsync())["object"]!["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task A_quiet_watch_gets_a_bookmark_a_minute_and_one_before_its_end()
    {
        var time = new ManualTime();
        await using var api = await TestApi.StartAsync(time: time);
        var version = await PutAsync(api, "a", "1");
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&resourceVersion={version}&allowWatchBookmarks=true&timeoutSeconds=90");
        var other = await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces", """{"metadata":{"name":"n"}}""");
        await api.Store.CatchUpAsync(CancellationToken.None);
        await watch.ReadyAsync(() => time.Timers >= 2);
        time.Advance(TimeSpan.FromSeconds(61));
        var bookmark = await watch.NextAsync();
        Assert.Equal(("BOOKMARK", (string?)other.Body["metadata"]!["resourceVersion"]), ((string?)bookmark["type"], (string?)bookmark["object"]!["metadata"]!["resourceVersion"]));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("BOOKMARK", (string?)(await watch.NextAsync())["type"]);
        Assert.True(await watch.EndedAsync());
    }

    [Fact]
    public async Task A_table_tells_its_columns_once()
    {
        await using var api = await TestApi.StartAsync();
        await PutAsync(api, "a", "1");
        await PutAsync(api, "b", "1");
        await using var watch = await WatchStream.OpenAsync(api, $"{Maps}?watch=true&allowWatchBookmarks=1", "application/json;as=Table;v=v1;g=meta.k8s.io");
        var first = (await watch.NextAsync())["object"]!;
        Assert.Equal(("Table", "Name"), ((string?)first["kind"], (string?)first["columnDefinitions"]![0]!["name"]));
        var second = (await watch.NextAsync())["object"]!;
        Assert.Empty(second["columnDefinitions"]!.AsArray());
        Assert.Equal("b", (string?)second["rows"]![0]!["object"]!["metadata"]!["name"]);
        var bookmark = await watch.NextAsync();
        Assert.Equal(("BOOKMARK", "true"), ((string?)bookmark["type"], (string?)bookmark["object"]!["rows"]![0]!["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]));
    }

    [Fact]
    public async Task Every_listable_kind_has_a_bookmark_in_every_form()
    {
        await using var api = await TestApi.StartAsync();
        foreach (var kind in Kinds.All.Where(k => k.IsStored && k.Has(Verbs.Watch)))
        {
            var path = $"{(kind.Group.Length == 0 ? "/api/" : "/apis/")}{kind.ApiVersion}/{kind.Plural}?watch=true&allowWatchBookmarks=true";
            foreach (var accept in (string[])["application/json", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"])
            {
                await using var watch = await WatchStream.OpenAsync(api, path, accept);
                Assert.Equal("BOOKMARK", (string?)(await watch.NextAsync())["type"]);
            }
        }
    }

    [Fact]
    public async Task A_watch_can_be_a_web_socket()
    {
        await using var api = await TestApi.StartAsync();
        await PutAsync(api, "a", "1");
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(api.Client.BaseAddress!) { Scheme = "ws", Path = Maps, Query = "watch=true" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        Assert.Equal(("ADDED", "a"), Told(await ReceiveAsync(socket)));
        await PutAsync(api, "b", "1");
        Assert.Equal(("ADDED", "b"), Told(await ReceiveAsync(socket)));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    private static async Task<JsonObject> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var got = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        Assert.Equal((WebSocketMessageType.Text, true), (got.MessageType, got.EndOfMessage));
        return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, got.Count))!.AsObject();
    }

    private static (string? Type, string? Name) Told(JsonObject change) => ((string?)change["type"], (string?)change["object"]!["metadata"]!["name"]);

    /// <summary>Creates or changes a config map with a label; its version.</summary>
    private static async Task<string> PutAsync(TestApi api, string name, string label)
    {
        var patch = $$$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{{name}}}}","labels":{"l":"{{{{label}}}}"}}}""";
        var (code, value) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/{name}?fieldManager=t&force=true", patch, "application/apply-patch+yaml");
        Assert.True(code is 200 or 201, value.ToJsonString());
        return (string)value["metadata"]!["resourceVersion"]!;
    }
}
