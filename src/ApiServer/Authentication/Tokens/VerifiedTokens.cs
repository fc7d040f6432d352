using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Remembers tokens whose signature was good, for a client sends the same one with each request and checking a signature costs 150 µs.</summary>
/// <remarks>A signature stays good; the token's own time is looked at each time, and whether its objects live is not decided here. The lock
/// guards the two generations: a full one becomes the older one, so that what is used stays and no more than twice <see cref="Limit"/> are kept.</remarks>
internal sealed class VerifiedTokens(ServiceAccountTokens tokens, TimeProvider time)
{
    private const int Limit = 4096;

    private readonly Lock gate = new();
    private Dictionary<string, Known> recent = new(StringComparer.Ordinal);
    private Dictionary<string, Known> older = new(StringComparer.Ordinal);

    /// <inheritdoc cref="ServiceAccountTokens.Check"/>
    public TokenVerdict Check(string token, IReadOnlyList<string> audiences)
    {
        // Reviews for other audiences are rare, and each has its own answer.
        if (!audiences.SequenceEqual(tokens.Audiences, StringComparer.Ordinal)) return tokens.Check(token, audiences);
        var now = time.GetUtcNow();
        var began = time.GetTimestamp();
        if (Find(token) is { } known && now >= known.From && now < known.Until)
        {
            AccessMetrics.TokenVerified(known: true, holds: true, time.GetElapsedTime(began));
            return known.Verdict;
        }

        AccessMetrics.TokenFetching(1);
        var verdict = tokens.Check(token, audiences);
        AccessMetrics.TokenFetching(-1);
        AccessMetrics.TokenVerified(known: false, holds: verdict is TokenVerdict.Bound or TokenVerdict.Legacy, time.GetElapsedTime(began));
        if (verdict is TokenVerdict.Bound bound) Keep(token, new(verdict, now, bound.Claims.Expires));
        else if (verdict is TokenVerdict.Legacy) Keep(token, new(verdict, now, DateTimeOffset.MaxValue));
        return verdict;
    }

    private Known? Find(string token)
    {
        lock (gate)
        {
            if (recent.TryGetValue(token, out var known)) return known;
            if (older.TryGetValue(token, out known)) Keep(token, known);
            return known;
        }
    }

    private void Keep(string token, Known known)
    {
        lock (gate)
        {
            if (recent.Count >= Limit) (older, recent) = (recent, new(StringComparer.Ordinal));
            recent[token] = known;
        }
    }

    private sealed record Known(TokenVerdict Verdict, DateTimeOffset From, DateTimeOffset Until);
}
