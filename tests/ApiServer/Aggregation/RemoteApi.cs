using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Hosting;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Tests.Http;
using Keles.Api;
using Keles.Background;
using Keles.Pki;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Aggregation;

/// <summary>This server with another one behind a service: <c>wardle.shop</c>, group wardle.example.com.</summary>
internal sealed class RemoteApi : IAsyncDisposable
{
    public const string Group = "wardle.example.com";

    public const string Flunders = $"/apis/{Group}/v1/namespaces/shop/flunders";

    private static readonly CertificateAuthority Authority = CertificateAuthority.Create("remote", TimeProvider.System);

    private readonly HttpsFront front;
    private readonly X509Certificate2 serving;

    private RemoteApi(HttpsFront front, X509Certificate2 serving, TestApi api, Aggregator aggregator) => (this.front, this.serving, Api, Aggregator) = (front, serving, api, aggregator);

    public TestApi Api { get; }

    public Aggregator Aggregator { get; }

    /// <summary>What the other server was asked, in order.</summary>
    public List<(string Path, Dictionary<string, string> Headers)> Asked { get; private set; } = [];

    /// <summary>What it answers beside its list of resources.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = static http => http.Response.WriteAsync("{\"kind\":\"Flunder\"}");

    public bool IsBroken { get; set; }

    /// <summary>Its document of OpenAPI version 2; null for none.</summary>
    public string? Schemas { get; set; }

    public static async Task<RemoteApi> StartAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        using var issued = Authority.IssueServer("wardle", SubjectNames.Of("wardle.shop.svc")).ToCertificate();
        var serving = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
        RemoteApi? made = null;
        var front = new HttpsFront([socket], () => serving, http => made!.ServeAsync(http), TimeProvider.System, NullLoggerFactory.Instance);
        Aggregator? aggregator = null;
        var served = new ServedKinds(Kinds.All);
        var around = Surroundings.OnThisMachine;
        var api = await TestApi.StartAsync(
            _ => ([new DiscoveryEndpoint(served, () => "", () => aggregator!.Current.Versions), new OpenApiEndpoint(served, TimeProvider.System, () => aggregator!.Current.Versions)], null),
            aggregate: api => aggregator = new Aggregator(api, served, new(api.Store, new Dialer(port), null, around), around, NullLogger<Aggregator>.Instance));
        made = new(front, serving, api, aggregator!);
        await front.StartAsync(CancellationToken.None);
        return made;
    }

    /// <summary>Registers the service step by step; each step is one thing that was missing.</summary>
    public async Task RegisterAsync(bool rightAuthority = true)
    {
        await RegisterServiceAsync(rightAuthority);
        await AddAsync("/api/v1/namespaces/shop/services", Service("443"));
        await AddAsync("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices", Slice("[\"10.1.1.1\"]"));
        await LookAsync();
    }

    public Task RegisterServiceAsync(bool rightAuthority = true)
    {
        using var other = CertificateAuthority.Create("other", TimeProvider.System);
        var bundle = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(rightAuthority ? Authority.CertificatePem : other.CertificatePem));
        return AddAsync("/apis/apiregistration.k8s.io/v1/apiservices", $$$"""{"apiVersion":"apiregistration.k8s.io/v1","kind":"APIService","metadata":{"name":"v1.{{{Group}}}"},"spec":{"group":"{{{Group}}}","version":"v1","groupPriorityMinimum":1500,"versionPriority":15,"caBundle":"{{{bundle}}}","service":{"namespace":"shop","name":"wardle","port":443} } }""");
    }

    public static string Service(string port) => $$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"wardle","namespace":"shop"},"spec":{"type":"ClusterIP","ports":[{"name":"https","port":{{port}} }] } }""";

    public static string Slice(string addresses) =>
        $$"""{"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"wardle-1","namespace":"shop","labels":{"kubernetes.io/service-name":"wardle"} },"addressType":"IPv4","ports":[{"name":"https","port":8443}],"endpoints":[{"addresses":{{addresses}} }]}""";

    public async Task AddAsync(string path, string body)
    {
        var (code, answer) = await Api.SendAsync(HttpMethod.Post, path, body);
        Assert.True(code == 201, answer.ToJsonString());
    }

    /// <summary>Looks after the API services now, as the server does every half minute.</summary>
    public async Task LookAsync()
    {
        await Api.Store.CatchUpAsync(CancellationToken.None);
        await Aggregator.StartAsync(CancellationToken.None);
        await Aggregator.CheckAsync(CancellationToken.None);
        await Api.Store.CatchUpAsync(CancellationToken.None);
    }

    public async Task<(string Status, string Reason, string Message)> ConditionAsync()
    {
        await LookAsync();
        var (_, service) = await Api.SendAsync(HttpMethod.Get, $"/apis/apiregistration.k8s.io/v1/apiservices/v1.{Group}");
        var condition = service["status"]!["conditions"]![0]!;
        return ((string)condition["status"]!, (string)condition["reason"]!, (string)condition["message"]!);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await front.DisposeAsync();
        serving.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var path = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Asked.Add((path, http.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (IsBroken) http.Response.StatusCode = 500;
        else if (path == $"/apis/{Group}/v1") await http.Response.WriteAsync($$"""{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"{{Group}}/v1","resources":[{"name":"flunders","singularName":"flunder","namespaced":true,"kind":"Flunder","verbs":["get","list"],"shortNames":["fl"]},{"name":"flunders/status","singularName":"","namespaced":true,"kind":"Flunder","verbs":["get"]}]}""");
        else if (path == "/openapi/v2") await SchemasAsync(http);
        else await Answer(http);
    }

    private async Task SchemasAsync(HttpContext http)
    {
        if (Schemas is null)
        {
            http.Response.StatusCode = 404;
            return;
        }

        http.Response.Headers.ETag = $"\"{Schemas.Length}\"";
        if (http.Request.Headers.IfNoneMatch == http.Response.Headers.ETag) http.Response.StatusCode = 304;
        else await http.Response.WriteAsync(Schemas);
    }

    /// <summary>Every address of the cluster is the other server's.</summary>
    private sealed class Dialer(int port) : IClusterDialer
    {
        private readonly HostDialer host = new();

        public ValueTask<Stream> ConnectAsync(string address, int _, CancellationToken cancel) => host.ConnectAsync("127.0.0.1", port, cancel);
    }
}
