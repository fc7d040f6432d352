using Keles.Machinery;

namespace Keles.ApiServer.Oidc;

/// <summary>All that is wrong with a configuration, in upstream's words.</summary>
public static class AuthenticationConfigurationValidation
{
    private const int MaxIssuers = 64;

    /// <param name="ownIssuers">Who issues the tokens of service accounts: nobody else may use these names.</param>
    public static FieldErrors Validate(AuthenticationConfiguration configuration, IReadOnlyList<string> ownIssuers)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var errors = new FieldErrors();
        var root = FieldPath.Root("jwt");
        if (configuration.Jwt.Count > MaxIssuers)
        {
            errors.TooMany(root, configuration.Jwt.Count, MaxIssuers);
            return errors;
        }

        var (issuers, discoveries) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < configuration.Jwt.Count; i++)
        {
            var (jwt, at) = (configuration.Jwt[i], root.Index(i));
            IssuerValidation.Validate(jwt.Issuer, ownIssuers, at.Child("issuer"), errors);
            new MappingValidation(jwt, errors).Validate(at);
            if (!issuers.Add(jwt.Issuer.Url)) errors.Duplicate(at.Child("issuer", "url"), jwt.Issuer.Url);
            if (jwt.Issuer.DiscoveryUrl.Length > 0 && !discoveries.Add(jwt.Issuer.DiscoveryUrl)) errors.Duplicate(at.Child("issuer", "discoveryURL"), jwt.Issuer.DiscoveryUrl);
        }

        if (configuration.Anonymous is { Enabled: false, Paths.Count: > 0 } anonymous)
            errors.Invalid(FieldPath.Root("anonymous", "conditions"), $"[{string.Join(' ', anonymous.Paths.Select(static p => $"{{{p}}}"))}]", "enabled should be set to true when conditions are defined");
        return errors;
    }
}
