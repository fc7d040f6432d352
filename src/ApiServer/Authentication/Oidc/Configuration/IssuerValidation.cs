using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>What is wrong with how an issuer is described.</summary>
internal static class IssuerValidation
{
    private const string MatchAny = "MatchAny";

    public static void Validate(IssuerConfiguration issuer, IReadOnlyList<string> ownIssuers, FieldPath at, FieldErrors errors)
    {
        if (issuer.Url.Length == 0) errors.Required(at.Child("url"));
        else Address(issuer.Url, ownIssuers, at.Child("url"), errors);
        Discovery(issuer, at.Child("discoveryURL"), errors);
        Audiences(issuer, at, errors);
        Authority(issuer.CertificateAuthority, at.Child("certificateAuthority"), errors);
        if (issuer.EgressSelectorType is not ("" or "controlplane" or "cluster"))
            errors.Invalid(at.Child("egressSelectorType"), issuer.EgressSelectorType, "egress selector must be either controlplane or cluster");
    }

    private static void Discovery(IssuerConfiguration issuer, FieldPath at, FieldErrors errors)
    {
        if (issuer.DiscoveryUrl.Length == 0) return;
        if (issuer.Url.Length > 0 && issuer.Url.TrimEnd('/') == issuer.DiscoveryUrl.TrimEnd('/')) errors.Invalid(at, issuer.DiscoveryUrl, "discoveryURL must be different from URL");
        Address(issuer.DiscoveryUrl, [], at, errors);
    }

    private static void Address(string text, IReadOnlyList<string> disallowed, FieldPath at, FieldErrors errors)
    {
        if (disallowed.Contains(text, StringComparer.Ordinal))
            errors.Invalid(at, text, $"URL must not overlap with disallowed issuers: [{string.Join(' ', disallowed.Order(StringComparer.Ordinal))}]");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            errors.Invalid(at, text, Uri.TryCreate(text, UriKind.Relative, out _) ? "URL scheme must be https" : $"parse {GoQuote.Quote(text)}: invalid URL");
            return;
        }

        if (url.Scheme != Uri.UriSchemeHttps) errors.Invalid(at, text, "URL scheme must be https");
        if (url.UserInfo.Length > 0) errors.Invalid(at, text, "URL must not contain a username or password");
        if (url.Query.Length > 1) errors.Invalid(at, text, "URL must not contain a query");
        if (url.Fragment.Length > 1) errors.Invalid(at, text, "URL must not contain a fragment");
    }

    private static void Audiences(IssuerConfiguration issuer, FieldPath issuerAt, FieldErrors errors)
    {
        var (at, policyAt, policy) = (issuerAt.Child("audiences"), issuerAt.Child("audienceMatchPolicy"), issuer.AudienceMatchPolicy);
        if (issuer.Audiences.Count == 0)
        {
            errors.Required(at, $"at least one {at} is required");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < issuer.Audiences.Count; i++)
        {
            if (issuer.Audiences[i].Length == 0) errors.Required(at.Index(i));
            if (!seen.Add(issuer.Audiences[i])) errors.Duplicate(at.Index(i), issuer.Audiences[i]);
        }

        if (issuer.Audiences.Count > 1 && policy != MatchAny) errors.Invalid(policyAt, policy, "audienceMatchPolicy must be MatchAny for multiple audiences");
        if (issuer.Audiences.Count == 1 && policy is not ("" or MatchAny)) errors.Invalid(policyAt, policy, "audienceMatchPolicy must be empty or MatchAny for single audience");
    }

    private static void Authority(string pem, FieldPath at, FieldErrors errors)
    {
        if (pem.Length == 0) return;
        try
        {
            TrustBundle.Parse(pem, "data");
        }
        catch (PkiException)
        {
            errors.Invalid(at, "<omitted>", "data does not contain any valid RSA or ECDSA certificates");
        }
    }
}
