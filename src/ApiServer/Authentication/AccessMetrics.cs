using System.Diagnostics.Metrics;

namespace Keles.ApiServer;

/// <summary>What is counted of who asks and whether he may, under upstream's names.</summary>
internal static class AccessMetrics
{
    private static readonly Meter Meter = new("Keles.ApiServer");

    private static readonly InstrumentAdvice<double> Quick = new() { HistogramBucketBoundaries = [.. Enumerable.Range(0, 15).Select(static i => 0.001 * (1 << i))] };

    private static readonly Counter<long> Users = Meter.CreateCounter<long>("authenticated_user_requests", description: "Authenticated requests by sort of user.");

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("authentication_attempts", description: "Authenticated attempts by result.");

    private static readonly Histogram<double> Authentication = Meter.CreateHistogram("authentication_duration_seconds", description: "How long authentication took in seconds, by result.", advice: Quick);

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("authorization_attempts_total", description: "Authorization attempts by result.");

    private static readonly Histogram<double> Authorization = Meter.CreateHistogram("authorization_duration_seconds", description: "How long authorization took in seconds, by result.", advice: Quick);

    private static readonly Counter<long> Stale = Meter.CreateCounter<long>("serviceaccount_stale_tokens_total", description: "Uses of mounted tokens past the time they should have been renewed.");

    private static readonly Counter<long> Valid = Meter.CreateCounter<long>("serviceaccount_valid_tokens_total", description: "Uses of mounted tokens within their time.");

    private static readonly Counter<long> Legacy = Meter.CreateCounter<long>("serviceaccount_legacy_tokens_total", description: "Uses of tokens that lie in secrets.");

    public static void Authenticated(UserIdentity user, TimeSpan took)
    {
        Users.Add(1, new KeyValuePair<string, object?>("username", Sort(user.Name)));
        Attempted("success", took);
    }

    public static void NotAuthenticated(bool hadCredentials, TimeSpan took) => Attempted(hadCredentials ? "error" : "failure", took);

    public static void Authorized(bool allowed, TimeSpan took)
    {
        var result = new KeyValuePair<string, object?>("result", allowed ? "allowed" : "no-opinion");
        Decisions.Add(1, result);
        Authorization.Record(took.TotalSeconds, result);
    }

    public static void MountedTokenUsed(bool isStale) => (isStale ? Stale : Valid).Add(1);

    public static void LegacyTokenUsed() => Legacy.Add(1);

    private static void Attempted(string result, TimeSpan took)
    {
        var label = new KeyValuePair<string, object?>("result", result);
        Attempts.Add(1, label);
        Authentication.Record(took.TotalSeconds, label);
    }

    /// <summary>Names of users would make as many series as there are users.</summary>
    private static string Sort(string name) => name switch
    {
        "admin" or "client" or "kube_proxy" or "kubelet" or "system:serviceaccount:kube-system:default" => name,
        _ when name.Contains('@') => "email_id",
        _ => "other",
    };
}
