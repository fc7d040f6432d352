using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Hosting;
using Keles.ApiServer.Tests.Http;
using Keles.Background;
using Keles.Pki;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>An API server with one node, whose kubelet answers what a test makes it answer.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private static readonly CertificateAuthority Authority = CertificateAuthority.Create("kubelets", TimeProvider.System);

    private readonly HttpsFront kubelet;
    private readonly X509Certificate2 serving;

    private NodeServer(HttpsFront kubelet, X509Certificate2 serving, TestApi api, CountingDialer dialer) => (this.kubelet, this.serving, Api, Dialer) = (kubelet, serving, api, dialer);

    public TestApi Api { get; }

    public CountingDialer Dialer { get; }

    public static async Task<NodeServer> StartAsync(RequestDelegate answer, string address = "10.9.9.9")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        using var issued = Authority.IssueServer("node", SubjectNames.Of(address)).ToCertificate();
        var serving = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
        var dialer = new CountingDialer(((IPEndPoint)socket.LocalEndPoint!).Port);
        var kubelet = new HttpsFront([socket], () => serving, answer, TimeProvider.System, NullLoggerFactory.Instance);
        await kubelet.StartAsync(CancellationToken.None);
        var api = await TestApi.StartAsync(_ => ([], null), streams: store => new ConnectEndpoints(store, dialer, null, TrustBundle.Parse(Authority.CertificatePem, "test"), Surroundings.OnThisMachine));
        await api.SendAsync(HttpMethod.Post, "/api/v1/nodes", """{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"}}""");
        await api.SendAsync(HttpMethod.Patch, "/api/v1/nodes/n/status", $$$"""{"status":{"addresses":[{"type":"InternalIP","address":"{{{address}}}"}],"daemonEndpoints":{"kubeletEndpoint":{"Port":10250} } } }""", "application/merge-patch+json");
        await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods", """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"nodeName":"n","containers":[{"name":"c","image":"x"}]}}""");
        await api.Store.CatchUpAsync(CancellationToken.None);
        return new(kubelet, serving, api, dialer);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await kubelet.DisposeAsync();
        serving.Dispose();
    }

    /// <summary>Leads to the kubelet whatever is dialled, and remembers it.</summary>
    internal sealed class CountingDialer(int port) : IClusterDialer
    {
        private readonly HostDialer host = new();

        public List<string> Dialed { get; } = [];

        public ValueTask<Stream> ConnectAsync(string address, int to, CancellationToken cancel)
        {
            Dialed.Add($"{address}:{to}");
            return host.ConnectAsync("127.0.0.1", port, cancel);
        }
    }
}
