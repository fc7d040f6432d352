using System.Text;

namespace Keles.Hosting;

/// <summary>
/// The checks behind /healthz, /livez and /readyz, answered in upstream's words: <c>ok</c>, or with ?verbose (and always on
/// failure) a line for each check. Checks may be added while requests are answered.
/// </summary>
public sealed class HealthChecks
{
    /// <summary>A check that takes longer has failed; whoever asks has given up by then.</summary>
    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private IReadOnlyList<(HealthCheck Check, HealthEndpoint At)> checks = [(HealthCheck.Ping, HealthEndpoint.All)];

    public HealthChecks(TimeProvider time) => this.time = time;

    /// <summary>Adds a check after those that are there; the order is the order of the lines.</summary>
    public void Add(HealthCheck check, HealthEndpoint at = HealthEndpoint.All)
    {
        ArgumentNullException.ThrowIfNull(check);
        lock (gate)
        {
            if (checks.Any(c => c.Check.Name == check.Name))
            {
                throw new ArgumentException($"there is a health check named {check.Name} already");
            }

            checks = [.. checks, (check, at)];
        }
    }

    /// <summary>Answers for a whole endpoint, leaving out the checks named in <paramref name="exclude"/>.</summary>
    public async Task<HealthAnswer> AskAllAsync(
        HealthEndpoint endpoint, bool verbose, IReadOnlyCollection<string> exclude, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(exclude);
        var name = NameOf(endpoint);
        var lines = new StringBuilder();
        var failures = new List<string>();
        var unknown = new SortedSet<string>(exclude, StringComparer.Ordinal);
        foreach (var check in At(endpoint))
        {
            if (exclude.Contains(check.Name))
            {
                unknown.Remove(check.Name);
                lines.Append($"[+]{check.Name} excluded: ok\n");
            }
            else if (await AskAsync(check, endpoint, cancel) is { } reason)
            {
                lines.Append($"[-]{check.Name} failed: reason withheld\n");
                failures.Add($"{check.Name}: {reason}");
            }
            else
            {
                lines.Append($"[+]{check.Name} ok\n");
            }
        }

        if (unknown.Count > 0)
        {
            lines.Append($"warn: some health checks cannot be excluded: no matches for {string.Join(",", unknown.Select(u => $"\"{u}\""))}\n");
        }

        if (failures.Count > 0)
        {
            return new HealthAnswer(500, $"{lines}{name} check failed\n", failures);
        }

        return new HealthAnswer(200, verbose ? $"{lines}{name} check passed\n" : "ok", failures);
    }

    /// <summary>Answers for one check, as at /healthz/NAME; 404 when the endpoint has none of that name.</summary>
    public async Task<HealthAnswer> AskOneAsync(HealthEndpoint endpoint, string name, CancellationToken cancel)
    {
        if (At(endpoint).FirstOrDefault(c => c.Name == name) is not { } check)
        {
            return new HealthAnswer(404, "404 page not found\n", []);
        }

        return await AskAsync(check, endpoint, cancel) is { } reason
            ? new HealthAnswer(500, $"internal server error: {reason}\n", [$"{name}: {reason}"])
            : new HealthAnswer(200, "ok", []);
    }

    public static string NameOf(HealthEndpoint endpoint) => endpoint switch
    {
        HealthEndpoint.Healthz => "healthz",
        HealthEndpoint.Livez => "livez",
        HealthEndpoint.Readyz => "readyz",
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };

    private IEnumerable<HealthCheck> At(HealthEndpoint endpoint) => checks.Where(c => c.At.HasFlag(endpoint)).Select(c => c.Check);

    private async ValueTask<string?> AskAsync(HealthCheck check, HealthEndpoint endpoint, CancellationToken cancel)
    {
        var reason = await AskAsync(check, cancel);
        HealthMetrics.Asked(check.Name, endpoint, reason is null);
        return reason;
    }

    private async ValueTask<string?> AskAsync(HealthCheck check, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(CheckLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await check.Ask(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return limit.IsCancellationRequested ? $"no answer within {CheckLimit.TotalSeconds} s" : "cancelled";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever a check throws is its answer: the endpoint exists to report exactly this.
            return ErrorText.Of(error);
        }
    }
}
