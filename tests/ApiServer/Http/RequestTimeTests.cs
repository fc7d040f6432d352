using System.Net;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.Http;

/// <summary>How long requests may last.</summary>
public sealed class RequestTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("/endless")]
    [InlineData("/endless?timeout=50ms")]
    [InlineData("/endless?timeout=0s")]
    [InlineData("/endless?timeout=1h")]
    public async Task A_request_that_takes_too_long_is_told_so(string path)
    {
        await using var api = await StartAsync();
        using var answer = await api.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        var status = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("Timeout", "Timeout: request did not complete within the allotted timeout"), ((string?)status["reason"], (string?)status["message"]));
    }

    [Theory]
    [InlineData("abc", "time: invalid duration \"abc\"")]
    [InlineData("10", "time: missing unit in duration \"10\"")]
    [InlineData("10x", "time: unknown unit \"x\" in duration \"10x\"")]
    public async Task A_time_that_is_none_is_refused(string timeout, string why)
    {
        await using var api = await StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"/api/v1/namespaces?timeout={timeout}");
        Assert.Equal((400, $"invalid timeout specified in the request URL - {why}"), (code, (string?)status["message"]));
    }

    [Fact]
    public async Task A_watch_has_no_limit_but_ends_with_the_server()
    {
        using var drain = new RequestDrain();
        await using var api = await StartAsync(drain);
        await using var watch = await api.Client.GetStreamAsync("/api/v1/namespaces?watch=1&timeout=1ms");
        using var slow = await api.Client.GetAsync("/endless");
        Assert.Equal(HttpStatusCode.GatewayTimeout, slow.StatusCode);
        await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"late"}}""");
        var buffer = new byte[64 * 1024];
        Assert.True(await watch.ReadAsync(buffer) > 0);

        drain.Begin();
        var (code, refused) = await api.SendAsync(HttpMethod.Get, "/api/v1/namespaces?watch=1");
        Assert.Equal((503, "apiserver is shutting down"), (code, (string?)refused["message"]));
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, "/api/v1/namespaces")).Code);
        drain.EndStreams();
        while (await watch.ReadAsync(buffer) > 0)
        {
        }

        await Eventually(() => drain.Open == 0);
    }

    [Theory]
    [InlineData("34s", 34)]
    [InlineData("1m30s", 90)]
    [InlineData("1.5h", 5400)]
    [InlineData("250ms", 0.25)]
    [InlineData("0", 0)]
    [InlineData("-2s", -2)]
    public void Durations_are_read_as_go_writes_them(string text, double seconds)
    {
        Assert.True(GoDurations.TryRead(text, out var span, out _));
        Assert.Equal(seconds, span.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData(".s")]
    [InlineData("1..5s")]
    [InlineData("+-1s")]
    [InlineData("99999999999999h")]
    public void What_is_no_duration_is_not_read(string text) => Assert.False(GoDurations.TryRead(text, out _, out _));

    private static Task<TestApi> StartAsync(RequestDrain? drain = null) => TestApi.StartAsync(_ => ([new Endless()], null), drain: drain, limit: Limit);

    private static async Task Eventually(Func<bool> isSo)
    {
        for (var i = 0; i < 1000 && !isSo(); i++) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        Assert.True(isSo());
    }

    /// <summary>Never answers.</summary>
    private sealed class Endless : INonResourceEndpoint
    {
        public bool Handles(string path) => path == "/endless";

        public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
    }
}
