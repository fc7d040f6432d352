using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Keles.ApiServer.Hosting;
using Keles.ApiServer.Http;
using Keles.Fakes;
using Keles.Pki;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests;

/// <summary>The gate behind real TLS: what a handshake lets through is judged by it.</summary>
public sealed class HttpsGateTests
{
    [Fact]
    public async Task A_certificate_makes_the_user_of_every_request_on_the_connection()
    {
        await using var https = await HttpsServer.StartAsync();
        var (code, who) = await https.WhoAsync(https.Authority.IssueClient(new Subject("ann", "staff")));
        Assert.Equal(200, code);
        Assert.Equal("ann [\"staff\" \"system:authenticated\"]", who);
    }

    [Fact]
    public async Task No_certificate_is_anonymous_and_one_of_a_stranger_is_refused()
    {
        await using var https = await HttpsServer.StartAsync();
        using var stranger = CertificateAuthority.Create("clients", https.Time);
        Assert.Equal((200, "system:anonymous [\"system:unauthenticated\"]"), await https.WhoAsync(null));
        var (code, body) = await https.WhoAsync(stranger.IssueClient(new Subject("ann")));
        Assert.Equal(401, code);
        Assert.Contains("\"message\":\"Unauthorized\"", body, StringComparison.Ordinal);
    }

    private sealed class HttpsServer : IAsyncDisposable
    {
        private readonly AccessServer server;
        private readonly X509Certificate2 serving;
        private readonly HttpsFront front;
        private readonly Uri address;

        private HttpsServer()
        {
            // Handshakes look at the machine's clock, so the certificates of this test are of now.
            Time = new ManualTime(TimeProvider.System.GetUtcNow());
            Authority = CertificateAuthority.Create("clients", Time);
            server = AccessServer.Start(o => o with { ClientAuthorities = Authority.CertificatePem }, Time);
            using var issued = Authority.IssueServer("localhost", SubjectNames.None).ToCertificate();
            serving = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            socket.Listen();
            address = new Uri($"https://{socket.LocalEndPoint}/");
            front = new HttpsFront([socket], () => serving, TellAsync, Time, NullLoggerFactory.Instance);
        }

        public ManualTime Time { get; }

        public CertificateAuthority Authority { get; }

        public static async Task<HttpsServer> StartAsync()
        {
            var https = new HttpsServer();
            await https.front.StartAsync(CancellationToken.None);
            return https;
        }

        public async Task<(int Code, string Body)> WhoAsync(IssuedCertificate? certificate)
        {
            using var own = certificate?.ToCertificate();
            using var handler = new SocketsHttpHandler();
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
                ClientCertificates = own is null ? null : [own],
                LocalCertificateSelectionCallback = own is null ? null : (_, _, _, _, _) => own,
            };
            using var client = new HttpClient(handler);
            var first = await client.GetAsync(address);
            var second = await client.GetAsync(address);
            Assert.Equal(first.StatusCode, second.StatusCode);
            return ((int)second.StatusCode, await second.Content.ReadAsStringAsync());
        }

        public async ValueTask DisposeAsync()
        {
            await front.DisposeAsync();
            await server.DisposeAsync();
            serving.Dispose();
            Authority.Dispose();
        }

        private async Task TellAsync(HttpContext http)
        {
            try
            {
                var user = await server.Parts.Gate.AuthenticateAsync(http, http.RequestAborted);
                await http.Response.WriteAsync($"{user.Name} {RuleCoverage.Quoted(user.Groups)}");
            }
            catch (Client.ApiException e)
            {
                http.Response.StatusCode = e.Status.Code;
                await http.Response.WriteAsync(new JsonObject { ["message"] = e.Status.Message }.ToJsonString());
            }
        }
    }
}
