using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Oidc;

/// <summary>What is wrong with the rules and mappings of one issuer's claims, their expressions compiled.</summary>
internal sealed class MappingValidation(JwtConfiguration jwt, FieldErrors errors)
{
    private bool looksAtVerification;

    public void Validate(FieldPath at)
    {
        ClaimRules(at.Child("claimValidationRules"));
        Mappings(at.Child("claimMappings"));
        UserRules(at.Child("userValidationRules"));
    }

    private void ClaimRules(FieldPath at)
    {
        var (claims, expressions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < jwt.ClaimRules.Count; i++)
        {
            var (rule, here) = (jwt.ClaimRules[i], at.Index(i));
            switch (rule.Claim.Length > 0, rule.Expression.Length > 0)
            {
                case (true, true):
                    errors.Invalid(here, rule.Claim, "claim and expression can't both be set");
                    break;
                case (false, false):
                    errors.Required(here, "claim or expression is required");
                    break;
                case (true, _):
                    if (rule.Message.Length > 0) errors.Invalid(here.Child("message"), rule.Message, "may not be specified when claim is set");
                    if (!claims.Add(rule.Claim)) errors.Duplicate(here.Child("claim"), rule.Claim);
                    break;
                default:
                    if (rule.RequiredValue.Length > 0) errors.Invalid(here.Child("requiredValue"), rule.RequiredValue, "may not be specified when expression is set");
                    if (!expressions.Add(rule.Expression)) errors.Duplicate(here.Child("expression"), rule.Expression);
                    else Noted(Compiled(JwtEnvironments.Claims, rule.Expression, CelType.Bool, here.Child("expression")));
                    break;
            }
        }
    }

    private void Mappings(FieldPath at)
    {
        var username = Mapping(jwt.Username, at.Child("username"), isRequired: true);
        Noted(username);
        Mapping(jwt.Groups, at.Child("groups"), isRequired: false);
        if (jwt.Uid is { Claim.Length: > 0, Expression.Length: > 0 }) errors.Invalid(at.Child("uid"), "", "claim and expression can't both be set");
        else if (jwt.Uid.Expression.Length > 0) Compiled(JwtEnvironments.Claims, jwt.Uid.Expression, null, at.Child("uid", "expression"));
        Extra(at.Child("extra"));
        if (username?.Selects(JwtEnvironments.ClaimsName, "email") == true && !looksAtVerification)
            errors.Invalid(at.Child("username", "expression"), jwt.Username.Expression, "claims.email_verified must be used in claimMappings.username.expression or claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email is used in claimMappings.username.expression");
    }

    private CelCompilation? Mapping(ClaimMapping mapping, FieldPath at, bool isRequired)
    {
        switch (mapping.Claim.Length > 0, mapping.Expression.Length > 0)
        {
            case (true, true):
                errors.Invalid(at, "", "claim and expression can't both be set");
                return null;
            case (false, false):
                if (isRequired) errors.Required(at, "claim or expression is required");
                return null;
            case (true, _):
                if (mapping.Prefix is null) errors.Required(at.Child("prefix"), "prefix is required when claim is set. It can be set to an empty string to disable prefixing");
                return null;
            default:
                if (mapping.Prefix is { } prefix) errors.Invalid(at.Child("prefix"), prefix, "may not be specified when expression is set");
                return Compiled(JwtEnvironments.Claims, mapping.Expression, null, at.Child("expression"));
        }
    }

    private void Extra(FieldPath at)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < jwt.Extra.Count; i++)
        {
            var ((key, expression), here) = (jwt.Extra[i], at.Index(i));
            errors.AddRange(QualifiedDomains.DomainPrefixedPath(here.Child("key"), key));
            if (key.Any(char.IsUpper)) errors.Invalid(here.Child("key"), key, "must be lowercase");
            if (IsReserved(key)) errors.Invalid(here.Child("key"), key, "k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use");
            if (!keys.Add(key)) errors.Duplicate(here.Child("key"), key);
            else if (expression.Length == 0) errors.Required(here.Child("valueExpression"));
            else Noted(Compiled(JwtEnvironments.Claims, expression, null, here.Child("valueExpression")));
        }
    }

    private void UserRules(FieldPath at)
    {
        var expressions = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < jwt.UserRules.Count; i++)
        {
            var (rule, here) = (jwt.UserRules[i], at.Index(i).Child("expression"));
            if (rule.Expression.Length == 0) errors.Required(here);
            else if (!expressions.Add(rule.Expression)) errors.Duplicate(here, rule.Expression);
            else Compiled(JwtEnvironments.User, rule.Expression, CelType.Bool, here);
        }
    }

    private CelCompilation? Compiled(CelEnvironment environment, string expression, CelType? wanted, FieldPath at)
    {
        var compilation = environment.Compile(expression);
        if (compilation.Ok && (wanted is null || compilation.ResultType!.Equals(wanted))) return compilation;
        errors.Invalid(at, expression, compilation.Ok ? $"must evaluate to {wanted}" : $"compilation failed: {compilation.Errors}");
        return null;
    }

    private void Noted(CelCompilation? compilation) => looksAtVerification |= compilation?.Selects(JwtEnvironments.ClaimsName, "email_verified") == true;

    private static bool IsReserved(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && key[..slash] is var domain
        && (domain is "kubernetes.io" or "k8s.io" || domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal));
}
