using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.Tests.RemoteCommand;

/// <summary>Who is let in, who is not, and with which words.</summary>
public sealed class Negotiation
{
    private static readonly string Path = FakeContainer.Path("both", new(false, true, true, false));

    private static readonly (string, string)[] WebSocket =
        [("Connection", "keep-alive, Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")];

    [Fact]
    public async Task A_plain_request_is_refused()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        var (status, body, _) = await host.Get(Path);
        Assert.Equal((400, "unable to upgrade: missing upgrade headers in request"), (status, body.Trim()));
    }

    [Fact]
    public async Task A_spdy_client_must_name_a_protocol()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        var (status, body, _) = await host.Get(Path, ("Connection", "Upgrade"), ("Upgrade", "SPDY/3.1"));
        Assert.Equal((400, "unable to upgrade: X-Stream-Protocol-Version is required"), (status, body.Trim()));
    }

    [Fact]
    public async Task A_spdy_client_of_unknown_protocols_is_told_the_known_ones()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        var (status, body, response) = await host.Get(
            Path, ("Connection", "Upgrade"), ("Upgrade", "SPDY/3.1"), ("X-Stream-Protocol-Version", "v9.channel.k8s.io"), ("X-Stream-Protocol-Version", "x"));
        Assert.Equal(403, status);
        Assert.Equal(
            "unable to upgrade: unable to negotiate protocol: client supports [v9.channel.k8s.io x], "
            + "server accepts [v4.channel.k8s.io v3.channel.k8s.io v2.channel.k8s.io channel.k8s.io]",
            body.Trim());
        Assert.Equal(4, response.Headers.GetValues("X-Accepted-Stream-Protocol-Versions").Count());
    }

    [Fact]
    public async Task A_websocket_of_an_unknown_protocol_is_forbidden()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        var (status, _, _) = await host.Get(Path, [.. WebSocket, ("Sec-WebSocket-Protocol", "v9.channel.k8s.io")]);
        Assert.Equal(403, status);
    }

    [Fact]
    public async Task A_websocket_of_an_unknown_version_is_a_bad_request()
    {
        await using var host = await WebHost.Serve(new FakeContainer().Run);
        var (status, _, response) = await host.Get(Path, ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "8"), ("Sec-WebSocket-Key", "x"));
        Assert.Equal(400, status);
        Assert.Equal("13", response.Headers.GetValues("Sec-WebSocket-Version").Single());
    }

    [Fact]
    public async Task A_refused_dial_brings_the_answer_along()
    {
        await using var host = await WebHost.Serve(http =>
        {
            http.Response.StatusCode = 404;
            http.Response.ContentType = "application/json";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, """{"message":"gone"}""");
        });
        var refused = await Assert.ThrowsAsync<UpgradeRefusedException>(() =>
            RemoteCommandClient.DialAsync(host.At("/x"), new(true, true, true, false), RemoteCommandTransport.Spdy, TestContext.Current.CancellationToken));
        Assert.Equal((404, "application/json", """{"message":"gone"}"""), (refused.StatusCode, refused.ContentType, refused.Body));
    }
}
