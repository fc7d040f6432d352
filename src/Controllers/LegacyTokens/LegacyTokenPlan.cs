using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Controllers.Tokens;

namespace Keles.Controllers.LegacyTokens;

/// <summary>
/// Whether a token that was made for an account of itself, as it once was for every account, is still needed. When nobody has used it for the
/// whole time it is declared invalid, and when nobody has missed it for as long again it goes.
/// </summary>
/// <param name="Now">The day that counts, at the universal time.</param>
/// <param name="Period">How long a token may be without use.</param>
internal sealed record LegacyTokenPlan(DateTimeOffset Now, TimeSpan Period)
{
    public const string LastUsed = "kubernetes.io/legacy-token-last-used";
    public const string InvalidSince = "kubernetes.io/legacy-token-invalid-since";

    /// <summary>What is used on this day, or later, was used lately.</summary>
    private DateOnly Lately => Day(Now - Period);

    public string Today => Day(Now).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Uses are noted for long enough to say that one was not used.</summary>
    /// <param name="since">The day since when uses are noted, as it is written down.</param>
    public bool KnowsEnough(string? since) =>
        TryDay(since, out var day) && Now >= new DateTimeOffset(day.AddDays(1), default, TimeSpan.Zero) + Period;

    /// <param name="account">The one that the secret names, if there is such a one.</param>
    /// <param name="isMounted">A pod names the secret.</param>
    public LegacyTokenAction For(Secret secret, ServiceAccount? account, bool isMounted)
    {
        var m = secret.Metadata;
        if (!TokenSecrets.IsTokenSecret(secret) || m.DeletionTimestamp is not null || m.CreationTimestamp.ToDateTimeOffset() >= Now - Period) return LegacyTokenAction.Keep;

        // A day that nobody can read says nothing; where none is noted there was no use.
        if (m.Labels.Get(LastUsed) is { } used && (!TryDay(used, out var day) || day >= Lately)) return LegacyTokenAction.Keep;

        // Only what the account names was made of itself: other secrets are somebody's own.
        if (account is null || !TokenSecrets.IsFor(secret, account) || !account.Secrets.Any(s => s.Name == m.Name)) return LegacyTokenAction.Keep;
        if (isMounted) return LegacyTokenAction.Keep;
        if (!TryDay(m.Labels.Get(InvalidSince), out var since)) return LegacyTokenAction.Invalidate;
        return since >= Lately ? LegacyTokenAction.Keep : LegacyTokenAction.Delete;
    }

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
