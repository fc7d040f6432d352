using System.CommandLine;
using Keles.ApiServer.Audit;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Hosting;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>What can be said of the API server, under upstream's names.</summary>
internal sealed class ServerFlags
{
    private const int Megabyte = 1024 * 1024;

    private readonly Flag<TimeSpan> requestTimeout = new("--request-timeout", "Time that a request has to be answered, watches and streams aside.", "1m0s", FlagTexts.Positive);
    private readonly Flag<TimeSpan> minRequestTimeout = new("--min-request-timeout", "Seconds that a watch without a limit of its own lasts at least, and at most twice; 0 for no end.", "1800", FlagTexts.Seconds);
    private readonly Flag<TimeSpan> shutdownDelay = new("--shutdown-delay-duration", "How long requests are still taken after /readyz began to fail at the end.", "0s", FlagTexts.Duration);
    private readonly Flag<int> maxReads = new("--max-requests-inflight", "Reads that are answered at once; with priority and fairness a part of the seats it shares out.", "400", FlagTexts.Count);
    private readonly Flag<int> maxChanges = new("--max-mutating-requests-inflight", "Changes that are answered at once; with priority and fairness the other part of the seats.", "200", FlagTexts.Count);
    private readonly Flag<bool> fairness = new("--enable-priority-and-fairness", "Queue requests by flow schemas and priority levels; if false, turn away those that are too many.", "true", FlagTexts.Bool);
    private readonly Flag<double> goAway = new("--goaway-chance", "Chance that a request over HTTP/2 asks its client to connect anew, from 0 to 0.02: for several servers behind a balancer.", "0", FlagTexts.Chance(0.02));
    private readonly Flag<string> auditPolicy = new("--audit-policy-file", "An audit policy; without it there is no audit log.", "", static t => t, "--audit-policy");
    private readonly Flag<string> auditLog = new("--audit-log-path", "Where the audit log lies; audit.log in the home's log directory when it is not said.", "", static t => t);
    private readonly Flag<int> auditSize = new("--audit-log-maxsize", "Megabytes after which a new audit log is begun.", "100", FlagTexts.Within(1, 100_000));
    private readonly Flag<int> auditFiles = new("--audit-log-maxbackup", "Full audit logs that are kept.", "5", FlagTexts.Within(1, 1000));
    private readonly Flag<FeatureGates> features = new("--feature-gates", $"Upstream's switches, Name=true,…: {string.Join("; ", FeatureGates.Known)}.", "", FeatureGates.Parse);

    private readonly IssuerOptions issuers = new();

    public IEnumerable<Option> Options =>
    [
        requestTimeout.Option, minRequestTimeout.Option, shutdownDelay.Option, maxReads.Option, maxChanges.Option, fairness.Option, goAway.Option,
        auditPolicy.Option, auditLog.Option, auditSize.Option, auditFiles.Option, features.Option,
        .. issuers.All,
    ];

    /// <summary>What the flags say, as a change of what is usual.</summary>
    /// <param name="usualAuditLog">Where the audit log lies when no flag says it.</param>
    /// <exception cref="FatalException">One of them cannot be read, or two do not go together.</exception>
    public Func<ApiServerOptions, ApiServerOptions> Read(ParseResult parsed, string usualAuditLog)
    {
        var flow = new FlowControlOptions { MaxRequestsInflight = maxReads.Of(parsed), MaxMutatingRequestsInflight = maxChanges.Of(parsed), PriorityAndFairness = fairness.Of(parsed) };
        if (flow is { PriorityAndFairness: true, Seats: 0 }) throw Usage("--max-requests-inflight and --max-mutating-requests-inflight can not both be 0 with priority and fairness");
        var (timeout, shortest, delay, chance, gates) = (requestTimeout.Of(parsed), minRequestTimeout.Of(parsed), shutdownDelay.Of(parsed), goAway.Of(parsed), features.Of(parsed));
        var audit = Audit(parsed, usualAuditLog);
        var jwt = issuers.Read(parsed);
        return options => options with
        {
            FlowControl = flow,
            RequestTimeout = timeout,
            ShortestWatch = shortest,
            ShutdownDelay = delay,
            GoAwayChance = chance,
            Features = gates,
            Audit = audit,
            Jwt = jwt,
        };
    }

    private AuditOptions? Audit(ParseResult parsed, string usual)
    {
        var (policy, path, size, files) = (auditPolicy.Of(parsed), auditLog.Of(parsed), auditSize.Of(parsed), auditFiles.Of(parsed));
        if (path == "-") throw Usage("--audit-log-path can not be -: standard output is the server's own log");
        if (policy.Length > 0) return new(AuditPolicyFile.Read(policy), path.Length > 0 ? path : usual, (long)size * Megabyte, files);
        return path.Length == 0 ? null : throw Usage("--audit-log-path says nothing without --audit-policy-file");
    }

    private static FatalException Usage(string message) => new(message, exitCode: ExitCode.Usage);
}
