using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keles.ApiServer.Oidc;
using Keles.Fakes;
using Keles.Hosting;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>Tokens of other issuers, their keys and the file that names them are told of under upstream's names and by hashes.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string Prefix = "apiserver_authentication_";
    private const string UrlHash = "sha256:605ec2f11533f3f2274ec7d304db418b49f991bba3c7d27b1d2a1e4e1575c678";

    private readonly AnIssuer issuer = new();
    private readonly MetricsRegistry registry = new();

    [Fact]
    public async Task A_changed_file_is_told_by_result_and_the_one_in_force_by_its_hash()
    {
        await using var server = new OidcServer(issuer);
        using var stop = new CancellationTokenSource();
        var loop = server.Parts.Loop!(stop.Token);
        string[] labels = [$"apiserver_id_hash=\"{Hash(server.Name)}\""];
        Assert.Equal(1, Value("config_controller_last_config_info", [.. labels, $"hash=\"{Hash(server.Text)}\""]));
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(Value("config_controller_automatic_reloads_total", [.. labels, "status=\"success\""]));

        var before = server.Text;
        server.Write(OidcServer.Simple.Replace("prefix: 'oidc:'", "prefix: 'new:'", StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromSeconds(5));
        var (taken, at) = (server.Text, server.Now.ToUnixTimeMilliseconds() / 1000.0);
        Assert.Equal(1, Value("config_controller_automatic_reloads_total", [.. labels, "status=\"success\""]));
        Assert.Equal(at, Value("config_controller_automatic_reload_last_timestamp_seconds", [.. labels, "status=\"success\""]));
        Assert.Null(Value("config_controller_last_config_info", [.. labels, $"hash=\"{Hash(before)}\""]));

        server.Write("issuer: {url: 'http://plain', audiences: []}");
        for (var i = 0; i < 3; i++) server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, Value("config_controller_automatic_reloads_total", [.. labels, "status=\"failure\""]));
        Assert.Equal(1, Value("config_controller_last_config_info", [.. labels, $"hash=\"{Hash(taken)}\""]));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task Tokens_are_timed_by_issuer_and_result_and_those_of_nobody_here_are_not()
    {
        await using var server = new OidcServer(issuer);
        var (good, bad) = (Count("success"), Count("failure"));
        await server.UserAsync(issuer.Token(server.Now));
        await server.RefusedAsync(issuer.Token(server.Now, """{"aud": "others"}"""));
        await server.RefusedAsync(issuer.Token(server.Now, """{"iss": "https://metrics.example.com"}"""));

        // Other tests have tokens of the same issuer at the same time: only that each is counted at all can be said.
        Assert.True(Count("success") > good);
        Assert.True(Count("failure") > bad);
        Assert.Null(Value("jwt_authenticator_latency_seconds_count", $"jwt_issuer_hash=\"{Hash("https://metrics.example.com")}\"", "result=\"failure\""));

        double Count(string result) => Value("jwt_authenticator_latency_seconds_count", $"jwt_issuer_hash=\"{UrlHash}\"", $"result=\"{result}\"") ?? 0;
    }

    [Fact]
    public void Keys_of_an_issuer_are_told_until_it_is_forgotten()
    {
        var time = new ManualTime();
        var metrics = new JwtMetrics(nameof(Keys_of_an_issuer_are_told_until_it_is_forgotten), time);
        var server = $"apiserver_id_hash=\"{Hash(nameof(Keys_of_an_issuer_are_told_until_it_is_forgotten))}\"";
        metrics.KeysFetched(AnIssuer.Url, "first"u8);
        metrics.KeysFetched(AnIssuer.Url, "second"u8);
        time.Advance(TimeSpan.FromSeconds(1));
        metrics.KeysNotFetched(AnIssuer.Url);
        Assert.Null(KeySet("first"));
        Assert.Equal(1, KeySet("second"));
        Assert.Equal(1, Fetched("failure") - Fetched("success"));

        metrics.Forget(AnIssuer.Url);
        Assert.Null(KeySet("second"));
        Assert.Null(Fetched("failure"));
        Assert.Null(Fetched("success"));

        double? KeySet(string text) => Value("jwt_authenticator_jwks_fetch_last_key_set_info", server, $"hash=\"{Hash(text)}\"", $"jwt_issuer_hash=\"{UrlHash}\"");
        double? Fetched(string result) => Value("jwt_authenticator_jwks_fetch_last_timestamp_seconds", server, $"jwt_issuer_hash=\"{UrlHash}\"", $"result=\"{result}\"");
    }

    /// <summary>The name is that of upstream for a host of this name: SHA-256 over both lengths and names, the first 16 bytes in base 32.</summary>
    [Fact]
    public void A_server_is_named_after_its_host_as_upstream_does() => Assert.Equal("apiserver-lgabes5ywnaqeagh5dny4zlzs4", ServerIdentity.Of("node-1"));

    public void Dispose()
    {
        registry.Dispose();
        issuer.Dispose();
    }

    private static string Hash(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>Null when there is no such series.</summary>
    private double? Value(string name, params string[] labels)
    {
        var start = $"{Prefix}{name}{{{string.Join(',', labels)}}} ";
        return registry.Render().Split('\n').SingleOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) is { } line ? double.Parse(line[start.Length..], CultureInfo.InvariantCulture) : null;
    }
}
