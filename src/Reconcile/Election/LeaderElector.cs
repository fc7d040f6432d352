using Keles.Api.Coordination.V1;
using Keles.Background;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

/// <summary>Runs something only while this process holds a lease; a new term starts it anew.</summary>
public sealed partial class LeaderElector(IApiClient client, ElectionOptions options, Surroundings around, ILogger log)
{
    private Lease? seen;
    private long seenAt;

    /// <summary>Campaigns and leads, term after term, until cancelled. What <paramref name="lead"/> throws, beside its cancellation, ends it all.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancel)
    {
        while (true)
        {
            while (await TryHoldAsync(options.RenewDeadline, cancel) != Hold.Mine) await PauseAsync(options.RetryPeriod, cancel);
            Leading(log, options.Identity, options.Lease.ToString());
            await LeadAsync(lead, cancel);
            Lost(log, options.Identity, options.Lease.ToString());
        }
    }

    private async Task LeadAsync(Func<CancellationToken, Task> lead, CancellationToken cancel)
    {
        using var term = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var leading = around.Spawner.Spawn("leader", _ => lead(term.Token));
        try
        {
            await RenewAsync(leading, term.Token);
        }
        finally
        {
            // Not CancelAsync, which leaves for the thread pool.
            term.Cancel();
            await EndedAsync(leading);
            if (cancel.IsCancellationRequested || leading.IsFaulted) await ReleaseAsync();
        }

        if (leading.IsFaulted) await leading;
    }

    /// <summary>Ends when the lease could not be renewed in time, when it is seen in another's hands, or when the leader's work ended.</summary>
    private async Task RenewAsync(Task leading, CancellationToken cancel)
    {
        var renewed = around.Time.GetTimestamp();
        while (!leading.IsCompleted && Left() is { Ticks: > 0 } left)
        {
            await PauseAsync(left < options.RetryPeriod ? left : options.RetryPeriod, cancel);
            var began = around.Time.GetTimestamp();
            if (Left() is not { Ticks: > 0 } limit) return;
            switch (await TryHoldAsync(limit, cancel))
            {
                case Hold.Mine: renewed = began; break;
                case Hold.Anothers: return;
            }
        }

        TimeSpan Left() => options.RenewDeadline - around.Time.GetElapsedTime(renewed);
    }

    private async Task<Hold> TryHoldAsync(TimeSpan within, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(within, around.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var current = await client.FindAsync<Lease>(options.Lease, both.Token);
            if (current is not null && current.Spec != seen?.Spec) (seen, seenAt) = (current, around.Time.GetTimestamp());
            if (LeaseRules.Claim(current?.Spec, options, around.Time.GetElapsedTime(seenAt), around.Time.GetUtcNow()) is not { } claim) return Hold.Anothers;
            var written = current is null
                ? await client.CreateAsync(new Lease { Metadata = new() { Name = options.Lease.Name, Namespace = options.Lease.Namespace }, Spec = claim }, null, both.Token)
                : await client.UpdateAsync(current with { Spec = claim }, both.Token);
            (seen, seenAt) = (written, around.Time.GetTimestamp());
            return Hold.Mine;
        }
        catch (ApiException e)
        {
            NotHeld(log, options.Lease.ToString(), e.Message);
            return Hold.Unknown;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            NotHeld(log, options.Lease.ToString(), "no answer in time");
            return Hold.Unknown;
        }
    }

    private async Task ReleaseAsync()
    {
        if (seen is null || seen.Spec.HolderIdentity != options.Identity) return;
        using var limit = new CancellationTokenSource(options.RetryPeriod, around.Time);
        try
        {
            await client.UpdateAsync(seen with { Spec = LeaseRules.Release(seen.Spec, around.Time.GetUtcNow()) }, limit.Token);
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            NotHeld(log, options.Lease.ToString(), e.Message);
        }
    }

    /// <summary>Whose the lease is, as far as an attempt could tell.</summary>
    private enum Hold
    {
        Unknown,
        Mine,
        Anothers,
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancel) => Task.Delay(around.Random.Jitter(pause, 0.2), around.Time, cancel);

    private static async Task EndedAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception) when (work.IsCanceled || work.IsFaulted)
        {
            // Its error is told by whoever looks at the task.
        }
    }

    [LoggerMessage(2030, LogLevel.Information, "{Identity} leads: it holds the lease {Lease}")]
    private static partial void Leading(ILogger log, string identity, string lease);

    [LoggerMessage(2031, LogLevel.Warning, "{Identity} leads no more: it lost the lease {Lease}")]
    private static partial void Lost(ILogger log, string identity, string lease);

    [LoggerMessage(2032, LogLevel.Debug, "The lease {Lease} was not written: {Reason}")]
    private static partial void NotHeld(ILogger log, string lease, string reason);
}
