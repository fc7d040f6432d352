using Keles.ApiServer.Metrics;
using Keles.Background;

namespace Keles.ApiServer;

/// <summary>What is counted of who asks and whether he may, under upstream's names.</summary>
internal static class AccessMetrics
{
    private const double Day = 86400;

    private static readonly CounterFamily Users = MetricNames.Counter("authenticated_user_requests", "Authenticated requests by sort of user.", "username");
    private static readonly CounterFamily Attempts = MetricNames.Counter("authentication_attempts", "Authenticated attempts by result.", "result");
    private static readonly HistogramFamily Authentication = MetricNames.Histogram("authentication_duration_seconds", "How long authentication took in seconds, by result.", MetricNames.Quick, "result");
    private static readonly CounterFamily Attempted = MetricNames.Counter("authorization_attempts_total", "Authorization attempts by result.", "result");
    private static readonly HistogramFamily Authorization = MetricNames.Histogram("authorization_duration_seconds", "How long authorization took in seconds, by result.", MetricNames.Quick, "result");
    private static readonly CounterFamily Decisions = MetricNames.Counter("apiserver_authorization_decisions_total", "Decisions of an authorizer that were the last word.", "decision", "name", "type");
    private static readonly HistogramFamily CertificateLife = MetricNames.Histogram(
        "apiserver_client_certificate_expiration_seconds", "Time that clients' certificates have left in seconds.", [0, 1800, 3600, 7200, 21600, 43200, Day, 2 * Day, 4 * Day, 7 * Day, 30 * Day, 90 * Day, 180 * Day, 365 * Day]);

    private static readonly CounterFamily Stale = MetricNames.Counter("serviceaccount_stale_tokens_total", "Uses of mounted tokens past the time they should have been renewed.");
    private static readonly CounterFamily Valid = MetricNames.Counter("serviceaccount_valid_tokens_total", "Uses of mounted tokens within their time.");
    private static readonly CounterFamily Legacy = MetricNames.Counter("serviceaccount_legacy_tokens_total", "Uses of tokens that lie in secrets.");
    private static readonly CounterFamily LegacyManual = MetricNames.Counter("serviceaccount_legacy_manual_token_uses_total", "Uses of tokens in secrets that somebody made.");
    private static readonly CounterFamily LegacyAuto = MetricNames.Counter("serviceaccount_legacy_auto_token_uses_total", "Uses of tokens in secrets that the cluster made.");
    private static readonly CounterFamily LegacyInvalid = MetricNames.Counter("serviceaccount_invalid_legacy_auto_token_uses_total", "Uses of tokens in secrets that were declared invalid.");

    private static readonly GaugeFamily TokenFetches = MetricNames.Gauge("authentication_token_cache_active_fetch_count", "Tokens that are being verified.", "status");
    private static readonly CounterFamily TokenFetched = MetricNames.Counter("authentication_token_cache_fetch_total", "Tokens that were verified, by result.", "status");
    private static readonly HistogramFamily TokenTime = MetricNames.Histogram("authentication_token_cache_request_duration_seconds", "How long tokens took to be verified or found in seconds.", [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], "status");
    private static readonly CounterFamily TokenRequests = MetricNames.Counter("authentication_token_cache_request_total", "Tokens asked about, by whether they were known.", "status");

    private static readonly (CounterSeries Count, HistogramSeries Time) AuthenticatedWell = (Attempts.With("success"), Authentication.With("success"));
    private static readonly (CounterSeries Count, HistogramSeries Time) Allowed = (Attempted.With("allowed"), Authorization.With("allowed"));
    private static readonly CounterSeries Others = Users.With("other");

    /// <summary>Named where all metrics are listed.</summary>
    public static MetricFamily First => Users;

    static AccessMetrics()
    {
        foreach (var family in (CounterFamily[])[Stale, Valid, Legacy, LegacyManual, LegacyAuto, LegacyInvalid]) _ = family.Only;
    }

    public static void Authenticated(UserIdentity user, TimeSpan took)
    {
        var sort = Sort(user.Name);
        (sort == "other" ? Others : Users.With(sort)).Increment();
        AuthenticatedWell.Count.Increment();
        AuthenticatedWell.Time.Observe(took.TotalSeconds);
    }

    public static void NotAuthenticated(bool hadCredentials, TimeSpan took)
    {
        var result = hadCredentials ? "error" : "failure";
        Attempts.With(result).Increment();
        Authentication.With(result).Observe(took.TotalSeconds);
    }

    public static void Authorized(bool allowed, TimeSpan took)
    {
        (allowed ? Allowed.Count : Attempted.With("no-opinion")).Increment();
        (allowed ? Allowed.Time : Authorization.With("no-opinion")).Observe(took.TotalSeconds);
    }

    /// <param name="name">Of the authorizer that had the last word.</param>
    public static CounterSeries Decided(string name, bool allowed) => Decisions.With(allowed ? "allowed" : "denied", name.ToLowerInvariant(), name);

    public static void CertificateUsed(TimeSpan left) => CertificateLife.Only.Observe(left.TotalSeconds);

    /// <param name="known">It had been verified a moment ago.</param>
    public static void TokenVerified(bool known, bool holds, TimeSpan took)
    {
        TokenRequests.With(known ? "hit" : "miss").Increment();
        TokenTime.With(known ? "hit" : "miss").Observe(took.TotalSeconds);
        if (!known) TokenFetched.With(holds ? "ok" : "error").Increment();
    }

    public static void TokenFetching(int change) => TokenFetches.With("in_flight").Add(change);

    public static void MountedTokenUsed(bool isStale) => (isStale ? Stale : Valid).Only.Increment();

    public static void LegacyTokenUsed()
    {
        Legacy.Only.Increment();
        LegacyManual.Only.Increment();
    }

    /// <summary>Names of users would make as many series as there are users.</summary>
    private static string Sort(string name) => name switch
    {
        "admin" or "client" or "kube_proxy" or "kubelet" or "system:serviceaccount:kube-system:default" => name,
        _ when name.Contains('@') => "email_id",
        _ => "other",
    };
}
