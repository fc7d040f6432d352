using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Oidc;

/// <summary>Keys that an issuer publishes, fetched when the first token needs them, when their time is over, and when a token names a key that is not among them.</summary>
/// <remarks>The lock guards <see cref="state"/> and <see cref="fetching"/>; nothing is awaited under it. Requests that need keys at the same time wait for one fetch,
/// which no single request can cancel. Example: a key is exchanged; twenty tokens of the new one arrive; the first starts a fetch, all twenty verify with what it brings.</remarks>
internal sealed partial class FetchedKeys(IssuerConfiguration issuer, IssuerDocuments documents, JwtMetrics metrics, TimeProvider time, ILogger log) : IIssuerKeys
{
    private readonly Lock gate = new();
    private State state = new(null, null, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
    private Task? fetching;

    public async ValueTask<VerificationKeys?> CurrentAsync(CancellationToken cancel)
    {
        if (FetchIf(static (state, now) => now >= state.Expires && now >= state.NotBefore) is { } fetch) await fetch.WaitAsync(cancel);
        lock (gate) return state.Keys;
    }

    public async ValueTask<VerificationKeys> NewerAsync(VerificationKeys than, CancellationToken cancel)
    {
        if (FetchIf((state, now) => ReferenceEquals(state.Keys, than) && now >= state.NotBefore) is { } fetch) await fetch.WaitAsync(cancel);
        lock (gate) return state.Keys ?? than;
    }

    public void Look()
    {
        // What the issuer changes, tokens tell.
    }

    private Task? FetchIf(Func<State, DateTimeOffset, bool> isNeeded)
    {
        lock (gate)
        {
            if (fetching is { IsCompleted: false }) return state.Keys is null || isNeeded(state, time.GetUtcNow()) ? fetching : null;
            return isNeeded(state, time.GetUtcNow()) ? fetching = FetchAsync() : null;
        }
    }

    private async Task FetchAsync()
    {
        // The lock of the caller is not held any longer than it takes to begin.
        await Task.Yield();
        using var limit = new CancellationTokenSource(JwtLimits.Fetch, time);
        var before = Now();
        try
        {
            var address = before.Address ?? await documents.KeysAddressAsync(limit.Token);
            var (keys, life) = await KeysAsync(address, limit.Token);
            var now = time.GetUtcNow();
            Put(new(keys, address, now + Bounded(life ?? JwtLimits.KeyLife), now + JwtLimits.Refetch));
        }
        catch (Exception e) when (e is IssuerException or OperationCanceledException)
        {
            LogNotFetched(log, issuer.Url, e is IssuerException ? e.Message : "context deadline exceeded");
            // Keys whose time is over are kept: an issuer that is away for a moment must not lock everybody out.
            Put(before with { NotBefore = time.GetUtcNow() + JwtLimits.Retry });
        }
    }

    private async Task<(VerificationKeys Keys, TimeSpan? Life)> KeysAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            var (keys, life, text) = await documents.KeysAsync(address, cancel);
            metrics.KeysFetched(issuer.Url, text);
            return (keys, life);
        }
        catch (Exception e) when (e is IssuerException or OperationCanceledException)
        {
            metrics.KeysNotFetched(issuer.Url);
            throw;
        }
    }

    private static TimeSpan Bounded(TimeSpan life) => TimeSpan.FromTicks(Math.Clamp(life.Ticks, JwtLimits.ShortestKeyLife.Ticks, JwtLimits.LongestKeyLife.Ticks));

    private State Now()
    {
        lock (gate) return state;
    }

    private void Put(State value)
    {
        lock (gate) state = value;
    }

    /// <param name="Address">Where the keys are; known from the issuer's description.</param>
    /// <param name="NotBefore">No fetch before that.</param>
    private sealed record State(VerificationKeys? Keys, Uri? Address, DateTimeOffset Expires, DateTimeOffset NotBefore);

    [LoggerMessage(1333, LogLevel.Error, "The keys of the token issuer {Issuer} could not be fetched: {Reason}")]
    private static partial void LogNotFetched(ILogger log, string issuer, string reason);
}
