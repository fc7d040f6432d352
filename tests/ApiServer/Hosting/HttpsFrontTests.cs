using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Hosting;
using Keles.ApiServer.Http;
using Keles.Background;
using Keles.Pki;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Hosting;

public sealed class HttpsFrontTests
{
    private static readonly CertificateAuthority Authority = CertificateAuthority.Create("test", TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Several_sockets_are_served_over_both_versions_and_tell_who_the_client_is(string version)
    {
        var first = Listen(out var firstPort);
        var second = Listen(out var secondPort);
        using var certificate = Usable(Authority.IssueServer("server", SubjectNames.Of("127.0.0.1")));
        await using var front = new HttpsFront([first, second], () => certificate, http => http.Response.WriteAsync($"{http.Request.Protocol} {http.Connection.ClientCertificate?.Subject}"), TimeProvider.System, NullLoggerFactory.Instance);
        await front.StartAsync(Cancel);
        using var user = Usable(Authority.IssueClient(new Subject("ann", "devs")));
        foreach (var port in (int[])[firstPort, secondPort])
        {
            Assert.Equal($"HTTP/{version.TrimEnd('0').TrimEnd('.')} CN=ann, O=devs", await AskAsync(port, version, user));
            Assert.Equal($"HTTP/{version.TrimEnd('0').TrimEnd('.')} ", await AskAsync(port, version, null));
        }
    }

    [Fact]
    public async Task A_request_line_of_half_a_megabyte_is_taken()
    {
        var socket = Listen(out var port);
        using var certificate = Usable(Authority.IssueServer("server", SubjectNames.Of("127.0.0.1")));
        await using var front = new HttpsFront([socket], () => certificate, http => http.Response.WriteAsync($"{http.Request.QueryString.Value!.Length}"), TimeProvider.System, NullLoggerFactory.Instance);
        await front.StartAsync(Cancel);
        using var client = Client(null);
        Assert.Equal("500003", await client.GetStringAsync($"https://127.0.0.1:{port}/?a={new string('x', 500_000)}", Cancel));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public async Task A_client_over_http2_that_is_asked_to_connects_anew(double chance, bool same)
    {
        var socket = Listen(out var port);
        using var certificate = Usable(Authority.IssueServer("server", SubjectNames.Of("127.0.0.1")));
        var goAway = new GoAway(chance, SystemRandom.Instance);
        await using var front = new HttpsFront([socket], () => certificate, http =>
        {
            goAway.Toss(http);
            return http.Response.WriteAsync(http.Connection.Id);
        }, TimeProvider.System, NullLoggerFactory.Instance);
        await front.StartAsync(Cancel);
        using var client = Client(null);
        var first = await AskAsync(client, port, "2.0");
        var second = first;
        // The client may begin its next request before it has read the last frame of the answer before.
        for (var i = 0; i < 100 && second == first; i++) second = await AskAsync(client, port, "2.0");
        Assert.Equal(same, first == second);
        Assert.Equal(await AskAsync(client, port, "1.1"), await AskAsync(client, port, "1.1"));
    }

    private static async Task<string> AskAsync(int port, string version, X509Certificate2? user)
    {
        using var client = Client(user);
        return await AskAsync(client, port, version);
    }

    private static async Task<string> AskAsync(HttpClient client, int port, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://127.0.0.1:{port}/") { Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static HttpClient Client(X509Certificate2? user)
    {
        var handler = new SocketsHttpHandler();
        var trust = TrustBundle.Parse(Authority.CertificatePem, "test");
        handler.SslOptions.CertificateChainPolicy = trust.ForServers(TimeProvider.System.GetUtcNow());
        if (user is not null) handler.SslOptions.ClientCertificates = [user];
        return new(handler);
    }

    private static Socket Listen(out int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }

    private static X509Certificate2 Usable(IssuedCertificate issued)
    {
        using var parsed = issued.ToCertificate();
        return X509CertificateLoader.LoadPkcs12(parsed.Export(X509ContentType.Pkcs12), null);
    }
}
