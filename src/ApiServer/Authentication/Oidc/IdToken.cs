using System.Globalization;
using System.Text.Json;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>What a token must say before its signature is looked at; a pure function.</summary>
internal static class IdToken
{
    /// <summary>Seconds of the year 9999; more cannot be a time.</summary>
    private const double MaxUnixSeconds = 253_402_300_799;

    /// <summary>An issuer that names itself without the scheme; upstream takes it for what it means, as its old tokens did.</summary>
    private const string ShortName = "accounts.google.com";

    public static string? Issuer(JsonWebToken token) => ClaimsReader.Text(token.Payload, "iss") switch
    {
        ShortName => $"https://{ShortName}",
        var issuer => issuer,
    };

    /// <summary>Null when the token may hold; otherwise why not.</summary>
    public static string? Refuse(JsonWebToken token, IReadOnlyList<string> audiences, IReadOnlyCollection<string> algorithms, DateTimeOffset now)
    {
        if (ClaimsReader.Audiences(token.Payload) is not { } named || !TryTime(token.Payload, "exp", out var expires) || !TryTime(token.Payload, "nbf", out var from))
            return "oidc: failed to unmarshal claims: aud must be a text or a list of texts, exp and nbf numbers";
        if (!named.Intersect(audiences, StringComparer.Ordinal).Any())
            return $"oidc: expected audience {(audiences.Count == 1 ? GoQuote.Quote(audiences[0]) : $"in {List(audiences.Order(StringComparer.Ordinal))}")} got {List(named)}";
        if ((expires ?? DateTimeOffset.MinValue) < now) return $"oidc: token is expired (Token Expiry: {Go(expires ?? DateTimeOffset.MinValue)})";
        if (from is { } begin && now + JwtLimits.Leeway < begin) return $"oidc: current time {Go(now)} before the nbf (not before) time: {Go(begin)}";
        return algorithms.Contains(token.Algorithm, StringComparer.Ordinal)
            ? null
            : $"oidc: id token signed with unsupported algorithm, expected {List(algorithms)} got {GoQuote.Quote(token.Algorithm)}";
    }

    /// <summary>Null for a time that is not there; false for one that is none.</summary>
    private static bool TryTime(JsonElement payload, string name, out DateTimeOffset? time)
    {
        time = null;
        if (!payload.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds) || seconds is not (>= 0 and <= MaxUnixSeconds)) return false;
        time = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        return true;
    }

    private static string List(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(GoQuote.Quote))}]";

    private static string Go(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " +0000 UTC";
}
