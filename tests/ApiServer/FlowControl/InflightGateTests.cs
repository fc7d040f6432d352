using System.Net;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Tests.Http;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>What clients see when priority and fairness is off.</summary>
public sealed class InflightGateTests
{
    [Fact]
    public async Task One_too_many_is_turned_away_at_once_and_has_room_when_another_is_done()
    {
        var slow = new SlowPath();
        await using var api = await StartAsync(slow, new() { MaxRequestsInflight = 1, MaxMutatingRequestsInflight = 1 });
        var first = SendAsync(api, HttpMethod.Get, "/slow", "bob");
        await slow.Entered(1);
        using (var second = await SendAsync(api, HttpMethod.Get, "/api/v1/namespaces", "bob"))
        {
            Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (second.StatusCode, second.Headers.GetValues("Retry-After").Single()));
            Assert.Equal("Too many requests, please try again later.\n", await second.Content.ReadAsStringAsync());
        }

        // Changes are counted by themselves, and the masters are let in however full it is.
        using (var change = await SendAsync(api, HttpMethod.Delete, "/api/v1/namespaces/none", "bob")) Assert.Equal(HttpStatusCode.NotFound, change.StatusCode);
        using (var master = await SendAsync(api, HttpMethod.Get, "/api/v1/namespaces", "")) Assert.Equal(HttpStatusCode.OK, master.StatusCode);
        slow.Release();
        (await first).Dispose();
        using var later = await SendAsync(api, HttpMethod.Get, "/api/v1/namespaces", "bob");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        var slow = new SlowPath();
        await using var api = await StartAsync(slow, new() { MaxRequestsInflight = 0, MaxMutatingRequestsInflight = 0 });
        Task<HttpResponseMessage>[] all = [.. Enumerable.Range(0, 5).Select(_ => SendAsync(api, HttpMethod.Get, "/slow", "bob"))];
        await slow.Entered(5);
        slow.Release();
        foreach (var one in await Task.WhenAll(all)) using (one) Assert.Equal(HttpStatusCode.OK, one.StatusCode);
    }

    private static Task<TestApi> StartAsync(SlowPath slow, FlowControlOptions options) => TestApi.StartAsync(_ => ([slow], new InflightGate(options)));

    private static Task<HttpResponseMessage> SendAsync(TestApi api, HttpMethod method, string path, string user)
    {
        var request = new HttpRequestMessage(method, path);
        if (user.Length > 0) request.Headers.Add(PlainFront.UserHeader, user);
        return api.Client.SendAsync(request);
    }
}
