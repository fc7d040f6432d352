using System.Security.Cryptography;
using System.Text;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>A control plane that believes another issuer of tokens by a file of its keys.</summary>
public sealed class OidcTests(SharedCluster shared) : IDisposable
{
    private const string Issuer = "https://issuer.example.com";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task Its_tokens_name_users_who_may_what_their_groups_may()
    {
        var home = new ClusterHome(In("home"));
        var keles = new KelesProgram(home);
        await File.WriteAllTextAsync(In("keys.json"), KeySet(), TestContext.Current.CancellationToken);
        var port = $"{FreePort.Find()}";
        string[] flags = ["server", "--no-agent", "--port", port, "--oidc-issuer-url", Issuer, "--oidc-client-id", "keles", "--oidc-groups-claim", "groups", "--oidc-groups-prefix", "oidc:"];
        Assert.Contains("oidc: unsupported signing alg: \"HS256\"", await keles.RefusedAsync([.. flags, "--oidc-signing-algs", "HS256"]));
        Assert.Contains("authentication-config file and oidc-* flags are mutually exclusive", await keles.RefusedAsync([.. flags, "--authentication-config", In("keys.json")]));
        await using var server = keles.Start([.. flags, "--oidc-signing-algs", "RS256,ES256", "--oidc-jwks-file", In("keys.json"), "--oidc-required-claim", "tenant=north"]);
        await server.LineAsync("^The API is ready at ");

        var kubectl = new Kubectl(shared.Cluster.Clients.Newest, home, "default");
        string[] asAnn = ["--kubeconfig=/dev/null", $"--server=https://127.0.0.1:{port}", "--insecure-skip-tls-verify", $"--token={Token("north")}"];
        Assert.Matches($@"(?s)Username +{Issuer}#ann\nGroups +\[oidc:crew system:authenticated\]", await kubectl.RunAsync([.. asAnn, "auth", "whoami"]));
        Assert.Contains($"User \"{Issuer}#ann\" cannot list resource \"pods\"", await kubectl.RefusedAsync([.. asAnn, "get", "pods"]));
        await kubectl.RunAsync("create", "clusterrolebinding", "crew", "--clusterrole=view", "--group=oidc:crew");
        await Eventually.TrueAsync("the grant counts", async () => (await kubectl.TryAsync([.. asAnn, "get", "pods"])).Succeeded);
        Assert.Matches("Unauthorized|logged in", await kubectl.RefusedAsync([.. asAnn[..^1], $"--token={Token("south")}", "get", "pods"]));
    }

    public void Dispose()
    {
        _key.Dispose();
        _directory.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(_directory.FullName, name);

    private string KeySet()
    {
        var point = _key.ExportParameters(false).Q;
        return $$"""{"keys": [{"kty": "EC", "kid": "one", "crv": "P-256", "x": "{{Encoded(point.X!)}}", "y": "{{Encoded(point.Y!)}}"}]}""";
    }

    private string Token(string tenant)
    {
        var expires = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        var signed = $"{Encoded("""{"alg":"ES256","kid":"one"}"""u8)}.{Encoded(Encoding.UTF8.GetBytes($$"""{"iss":"{{Issuer}}","aud":"keles","sub":"ann","groups":["crew"],"tenant":"{{tenant}}","exp":{{expires}}}"""))}";
        return $"{signed}.{Encoded(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encoded(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
