using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>What the server said it has written is there at its next start, however it ended.</summary>
public sealed class ShutdownTests(SharedCluster shared) : IDisposable
{
    private const int Writers = 16;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Kill)]
    public async Task No_acknowledged_write_is_lost(Signal signal)
    {
        var home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        var keles = new KelesProgram(home);
        var port = $"{FreePort.Find()}";
        var acknowledged = new ConcurrentBag<string>();
        await using (var server = keles.Start("server", "--no-agent", "--port", port))
        {
            await server.LineAsync("^The API is ready at ");
            using var client = Client(home, port);
            using var enough = new SemaphoreSlim(0);
            var watch = WatchAsync(client);
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(i => WriteAsync(client, i, acknowledged, enough))];
            for (var i = 0; i < 500; i++) await enough.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
            var code = await server.EndAsync(signal);
            if (signal != Signal.Kill) Assert.Equal(0, code);
            await Task.WhenAll(writers);
            // A watch ends with its server, at once and in order.
            Assert.Equal(signal != Signal.Kill, await watch);
        }

        await using var again = keles.Start("server", "--no-agent", "--port", port);
        await again.LineAsync("^The API is ready at ");
        var kubectl = new Kubectl(shared.Cluster.Clients.Newest, home, "default");
        var stored = (await kubectl.RunAsync("get", "configmaps", "-o", "name")).Split('\n').Select(static n => n[(n.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToHashSet();
        string[] lost = [.. acknowledged.Where(name => !stored.Contains(name))];
        Assert.Empty(lost);
        Assert.True(acknowledged.Count >= 500);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static async Task WriteAsync(HttpClient client, int writer, ConcurrentBag<string> acknowledged, SemaphoreSlim enough)
    {
        for (var i = 0; ; i++)
        {
            var name = $"w{writer}-{i}";
            using var body = new StringContent($$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{name}}"} }""", Encoding.UTF8, "application/json");
            try
            {
                using var answer = await client.PostAsync("/api/v1/namespaces/default/configmaps", body, Cancel);
                if (answer.StatusCode != HttpStatusCode.Created) return;
                acknowledged.Add(name);
                enough.Release();
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>True when the answer came to its end, false when it broke off.</summary>
    private static async Task<bool> WatchAsync(HttpClient client)
    {
        try
        {
            await using var events = await client.GetStreamAsync("/api/v1/namespaces?watch=1", Cancel);
            await events.CopyToAsync(Stream.Null, Cancel);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private static HttpClient Client(ClusterHome home, string port)
    {
        var text = File.ReadAllText(home.Kubeconfig);
        using var certificate = X509Certificate2.CreateFromPem(Pem("client-certificate-data"), Pem("client-key-data"));
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Writers + 1 };
        handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)];
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPem(Pem("certificate-authority-data"));
        return new(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };

        string Pem(string name) => Encoding.UTF8.GetString(Convert.FromBase64String(Regex.Match(text, name + @":\s*(\S+)").Groups[1].Value.Trim('"')));
    }
}
