using System.Text.Json;
using Keles.ApiServer.Admission.Policies;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Oidc;

/// <summary>From the claims of a verified token to the user they name, by the mappings and rules of its issuer.</summary>
internal sealed class ClaimedUser
{
    private const string ClaimRuleWords = "claim validation expression", UserRuleWords = "user info validation rule";

    private readonly JwtConfiguration jwt;
    private readonly ClaimExpression? username, groups, uid;
    private readonly IReadOnlyList<(string Key, ClaimExpression Values)> extra;
    private readonly IReadOnlyList<(ClaimExpression Expression, string Message)> claimRules, userRules;

    /// <param name="jwt">Has been validated.</param>
    public ClaimedUser(JwtConfiguration jwt)
    {
        this.jwt = jwt;
        username = ClaimExpression.OfClaims(jwt.Username.Expression);
        groups = ClaimExpression.OfClaims(jwt.Groups.Expression);
        uid = ClaimExpression.OfClaims(jwt.Uid.Expression);
        extra = [.. jwt.Extra.Select(static e => (e.Key, ClaimExpression.OfClaims(e.ValueExpression)!))];
        claimRules = [.. jwt.ClaimRules.Where(static r => r.Expression.Length > 0).Select(static r => (ClaimExpression.OfClaims(r.Expression)!, r.Message))];
        userRules = [.. jwt.UserRules.Select(static r => (ClaimExpression.OfUser(r.Expression), r.Message))];
    }

    /// <exception cref="ClaimException">The claims give no user, or one that the rules refuse.</exception>
    public UserIdentity Of(JsonElement payload, CancellationToken cancel)
    {
        var claims = CelJson.Of(payload);
        var user = new UserIdentity(Name(payload, claims, cancel), Uid(payload, claims, cancel), Groups(payload, claims, cancel), Extra(claims, cancel));
        foreach (var rule in jwt.ClaimRules.Where(static r => r.Claim.Length > 0)) Require(payload, rule);
        foreach (var (expression, message) in claimRules) expression.Require(claims, message, ClaimRuleWords, cancel);
        foreach (var (expression, message) in userRules) expression.Require(RequestDescription.User(user), message, UserRuleWords, cancel);
        return user;
    }

    private string Name(JsonElement payload, CelValue claims, CancellationToken cancel)
    {
        var name = username?.TextOf(claims, "username", cancel) ?? ClaimedName(payload);
        // A user without a name would be nobody's, and everybody's.
        return name.Length > 0 ? name : throw new ClaimException("the username is empty");
    }

    private string ClaimedName(JsonElement payload)
    {
        var claim = jwt.Username.Claim;
        var name = Claims.Text(payload, claim, $"parse username claims {GoQuote.Quote(claim)}");
        if (claim == "email" && Claims.Has(payload, "email_verified") && !Claims.Flag(payload, "email_verified", "parse 'email_verified' claim"))
            throw new ClaimException("email not verified");
        return jwt.Username.Prefix + name;
    }

    private Items<string> Groups(JsonElement payload, CelValue claims, CancellationToken cancel)
    {
        if (groups is not null) return groups.TextsOf(claims, "group claim expression", cancel).ToItems();
        var claim = jwt.Groups.Claim;
        if (claim.Length == 0) return [];
        if (Claims.Has(payload, claim)) return Claims.Texts(payload, claim, $"parse groups claim {GoQuote.Quote(claim)}").Select(g => jwt.Groups.Prefix + g).ToItems();
        return IsElsewhere(payload, claim) ? throw new ClaimException($"could not expand distributed claims: the claim {claim} of another server is not there yet") : [];
    }

    /// <summary>Whether the token says of a claim that another server has it: leaving it out would give the user fewer groups than a rule may count on.</summary>
    private static bool IsElsewhere(JsonElement payload, string claim) =>
        payload.TryGetProperty("_claim_names", out var names) && names.ValueKind == JsonValueKind.Object && names.TryGetProperty(claim, out _);

    private string Uid(JsonElement payload, CelValue claims, CancellationToken cancel) =>
        uid?.TextOf(claims, "uid", cancel) ?? (jwt.Uid.Claim.Length > 0 ? Claims.Text(payload, jwt.Uid.Claim, $"parse uid claim {GoQuote.Quote(jwt.Uid.Claim)}") : "");

    private OrderedMap<Items<string>> Extra(CelValue claims, CancellationToken cancel)
    {
        var all = default(OrderedMap<Items<string>>);
        foreach (var (key, expression) in extra)
        {
            if (expression.TextsOf(claims, "extra claim expression", cancel) is { Count: > 0 } values) all = all.With(key, values.ToItems());
        }

        return all;
    }

    private static void Require(JsonElement payload, ClaimRule rule)
    {
        if (!Claims.Has(payload, rule.Claim)) throw new ClaimException($"required claim {rule.Claim} not present in ID token");
        var value = Claims.Text(payload, rule.Claim, $"parse claim {rule.Claim}");
        if (value != rule.RequiredValue) throw new ClaimException($"required claim {rule.Claim} value does not match. Got = {value}, want = {rule.RequiredValue}");
    }
}
