using System.Security.Cryptography;
using System.Text;
using Keles.ApiServer.Metrics;
using Keles.Background;

namespace Keles.ApiServer.Oidc;

/// <summary>What is counted of other issuers' tokens, of their keys and of the file that names them, under upstream's names. Nothing is shown where there is no such issuer.</summary>
/// <remarks>Names of servers and issuers are told by their hash, as upstream does: metrics are read by more people than the configuration.</remarks>
internal sealed class JwtMetrics(string server, TimeProvider time)
{
    private const string Prefix = "apiserver_authentication_";

    private static readonly HistogramFamily Latency = new(
        MetricNames.Meter, Prefix + "jwt_authenticator_latency_seconds", "How long tokens of other issuers took to be verified in seconds, those aside that were known.",
        [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], "jwt_issuer_hash", "result");

    private static readonly GaugeFamily Fetched = new(
        MetricNames.Meter, Prefix + "jwt_authenticator_jwks_fetch_last_timestamp_seconds", "When an issuer's keys were asked for last, by result.", "apiserver_id_hash", "jwt_issuer_hash", "result");

    private static readonly GaugeFamily KeySet = new(
        MetricNames.Meter, Prefix + "jwt_authenticator_jwks_fetch_last_key_set_info", "Always 1; the hash is that of the keys an issuer published last.", "apiserver_id_hash", "hash", "jwt_issuer_hash");

    private static readonly CounterFamily Reloads = new(
        MetricNames.Meter, Prefix + "config_controller_automatic_reloads_total", "Times a changed authentication configuration was read, by result.", "apiserver_id_hash", "status");

    private static readonly GaugeFamily Reloaded = new(
        MetricNames.Meter, Prefix + "config_controller_automatic_reload_last_timestamp_seconds", "When a changed authentication configuration was read last, by result.", "apiserver_id_hash", "status");

    private static readonly GaugeFamily Configuration = new(
        MetricNames.Meter, Prefix + "config_controller_last_config_info", "Always 1; the hash is that of the authentication configuration in force.", "apiserver_id_hash", "hash");

    private readonly Lock gate = new();
    private readonly string server = Hash(server);
    private readonly Dictionary<string, string> keySets = [];
    private string? configuration;

    public void Verified(string issuer, bool holds, TimeSpan took) => Latency.With(Hash(issuer), holds ? "success" : "failure").Observe(took.TotalSeconds);

    public void KeysFetched(string issuer, ReadOnlySpan<byte> keys)
    {
        var (of, hash) = (Hash(issuer), Hash(keys));
        lock (gate)
        {
            if (keySets.TryGetValue(of, out var before) && before != hash) KeySet.Remove(server, before, of);
            keySets[of] = hash;
            KeySet.With(server, hash, of).Set(1);
        }

        Fetched.With(server, of, "success").Set(Now);
    }

    public void KeysNotFetched(string issuer) => Fetched.With(server, Hash(issuer), "failure").Set(Now);

    /// <summary>An issuer that is not believed any more.</summary>
    public void Forget(string issuer)
    {
        var of = Hash(issuer);
        lock (gate)
        {
            if (keySets.Remove(of, out var hash)) KeySet.Remove(server, hash, of);
        }

        Fetched.Remove(server, of, "success");
        Fetched.Remove(server, of, "failure");
    }

    public void InForce(string text)
    {
        var hash = Hash(text);
        lock (gate)
        {
            if (configuration is { } before && before != hash) Configuration.Remove(server, before);
            configuration = hash;
            Configuration.With(server, hash).Set(1);
        }
    }

    public void Read(bool taken)
    {
        var status = taken ? "success" : "failure";
        Reloads.With(server, status).Increment();
        Reloaded.With(server, status).Set(Now);
    }

    private double Now => time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "" : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
