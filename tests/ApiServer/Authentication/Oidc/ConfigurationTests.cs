using Keles.ApiServer.Oidc;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>What may stand in an authentication configuration, and how a wrong one is refused.</summary>
public sealed class ConfigurationTests
{
    private const string Good = "issuer: {url: https://a.example.com, audiences: [x]}\n";
    private const string Sub = "claimMappings: {username: {claim: sub, prefix: ''}}\n";

    [Theory]
    [InlineData("{}", "[jwt[0].issuer.url: Required value, jwt[0].issuer.audiences: Required value: at least one jwt[0].issuer.audiences is required, jwt[0].claimMappings.username: Required value: claim or expression is required]")]
    [InlineData("issuer: {url: http://a.example.com, audiences: [x]}\n" + Sub, "jwt[0].issuer.url: Invalid value: \"http://a.example.com\": URL scheme must be https")]
    [InlineData("issuer: {url: 'https://u:p@a.example.com/?q=1#f', audiences: [x]}\n" + Sub, "[jwt[0].issuer.url: Invalid value: \"https://u:p@a.example.com/?q=1#f\": URL must not contain a username or password, jwt[0].issuer.url: Invalid value: \"https://u:p@a.example.com/?q=1#f\": URL must not contain a query, jwt[0].issuer.url: Invalid value: \"https://u:p@a.example.com/?q=1#f\": URL must not contain a fragment]")]
    [InlineData("issuer: {url: 'https://own.example.com', audiences: [x]}\n" + Sub, "jwt[0].issuer.url: Invalid value: \"https://own.example.com\": URL must not overlap with disallowed issuers: [https://own.example.com]")]
    [InlineData("issuer: {url: https://a.example.com, discoveryURL: 'https://a.example.com/', audiences: [x]}\n" + Sub, "jwt[0].issuer.discoveryURL: Invalid value: \"https://a.example.com/\": discoveryURL must be different from URL")]
    [InlineData("issuer: {url: https://a.example.com, audiences: [x, x, '']}\n" + Sub, "[jwt[0].issuer.audiences[1]: Duplicate value: \"x\", jwt[0].issuer.audiences[2]: Required value, jwt[0].issuer.audienceMatchPolicy: Invalid value: \"\": audienceMatchPolicy must be MatchAny for multiple audiences]")]
    [InlineData("issuer: {url: https://a.example.com, audiences: [x], audienceMatchPolicy: All}\n" + Sub, "jwt[0].issuer.audienceMatchPolicy: Invalid value: \"All\": audienceMatchPolicy must be empty or MatchAny for single audience")]
    [InlineData("issuer: {url: https://a.example.com, audiences: [x], certificateAuthority: nonsense}\n" + Sub, "jwt[0].issuer.certificateAuthority: Invalid value: \"<omitted>\": data does not contain any valid RSA or ECDSA certificates")]
    [InlineData(Good + "claimMappings: {username: {claim: sub}}", "jwt[0].claimMappings.username.prefix: Required value: prefix is required when claim is set. It can be set to an empty string to disable prefixing")]
    [InlineData(Good + "claimMappings: {username: {claim: sub, prefix: '', expression: claims.sub}}", "jwt[0].claimMappings.username: Invalid value: \"\": claim and expression can't both be set")]
    [InlineData(Good + "claimMappings: {username: {prefix: 'p', expression: claims.sub}}", "jwt[0].claimMappings.username.prefix: Invalid value: \"p\": may not be specified when expression is set")]
    [InlineData(Good + "claimMappings: {username: {expression: claims.email}}", "jwt[0].claimMappings.username.expression: Invalid value: \"claims.email\": claims.email_verified must be used in claimMappings.username.expression or claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email is used in claimMappings.username.expression")]
    [InlineData(Good + "claimMappings: {username: {expression: claims.email}}\nclaimValidationRules: [{expression: 'claims.?email_verified.orValue(true) == true'}]", "")]
    [InlineData(Good + Sub + "claimValidationRules: [{claim: a}, {claim: a}, {}, {claim: b, expression: 'true'}, {claim: c, message: m}, {expression: 'true', requiredValue: v}]", "[jwt[0].claimValidationRules[1].claim: Duplicate value: \"a\", jwt[0].claimValidationRules[2]: Required value: claim or expression is required, jwt[0].claimValidationRules[3]: Invalid value: \"b\": claim and expression can't both be set, jwt[0].claimValidationRules[4].message: Invalid value: \"m\": may not be specified when claim is set, jwt[0].claimValidationRules[5].requiredValue: Invalid value: \"v\": may not be specified when expression is set]")]
    [InlineData(Good + Sub + "claimValidationRules: [{expression: '1'}, {expression: 'claims.ok'}]", "[jwt[0].claimValidationRules[0].expression: Invalid value: \"1\": must evaluate to bool, jwt[0].claimValidationRules[1].expression: Invalid value: \"claims.ok\": must evaluate to bool]")]
    [InlineData(Good + Sub + "userValidationRules: [{expression: 'user.nme == \"\"'}, {}, {expression: 'true'}, {expression: 'true'}]", "[jwt[0].userValidationRules[0].expression: Invalid value: \"user.nme == \\\"\\\"\": compilation failed: ERROR: <input>:1:5: undefined field 'nme'\n | user.nme == \"\"\n | ....^, jwt[0].userValidationRules[1].expression: Required value, jwt[0].userValidationRules[3].expression: Duplicate value: \"true\"]")]
    [InlineData(Good + "claimMappings: {username: {claim: sub, prefix: ''}, uid: {claim: a, expression: b}, extra: [{key: Example.org/a, valueExpression: \"'x'\"}, {key: a.k8s.io/b, valueExpression: \"'x'\"}, {key: plain}]}", "[jwt[0].claimMappings.uid: Invalid value: \"\": claim and expression can't both be set, jwt[0].claimMappings.extra[0].key: Invalid value: \"Example.org\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'), jwt[0].claimMappings.extra[0].key: Invalid value: \"Example.org/a\": must be lowercase, jwt[0].claimMappings.extra[1].key: Invalid value: \"a.k8s.io/b\": k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use, jwt[0].claimMappings.extra[2].key: Invalid value: \"plain\": must be a domain-prefixed path (such as \"acme.io/foo\"), jwt[0].claimMappings.extra[2].valueExpression: Required value]")]
    [InlineData(Good + Sub, "")]
    public void A_wrong_one_is_refused_in_upstreams_words(string jwt, string errors)
    {
        var configuration = AuthenticationConfigurationReader.Read(OidcServer.File1(jwt));
        var found = AuthenticationConfigurationValidation.Validate(configuration, ["https://own.example.com"]);
        Assert.Equal(errors, found.IsEmpty ? "" : found.Message);
    }

    [Theory]
    [InlineData("{}", "must be an object of kind AuthenticationConfiguration")]
    [InlineData("a: [", "not valid YAML")]
    [InlineData("{apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration, jwt: [{issuer: {uri: x}}]}", "strict decoding error: unknown field \"jwt[0].issuer.uri\"")]
    [InlineData("{apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration, jwt: {}}", "jwt must be a list")]
    [InlineData("{apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration, jwt: [{issuer: {audiences: [1]}}]}", "jwt[0].issuer.audiences[0] must be a text")]
    [InlineData("{apiVersion: apiserver.config.k8s.io/v1, kind: AuthenticationConfiguration, anonymous: {enabled: maybe}}", "anonymous.enabled must be true or false")]
    public void A_file_of_another_form_is_refused(string text, string error) =>
        Assert.Contains(error, Assert.Throws<FormatException>(() => AuthenticationConfigurationReader.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void One_issuer_is_not_named_twice_and_conditions_want_anonymous_requests()
    {
        var text = OidcServer.File1(Good + Sub, "anonymous: {enabled: false, conditions: [{path: /livez}]}") + $"- {(Good + Sub).TrimEnd().ReplaceLineEndings("\n  ")}\n";
        Assert.Equal(
            "[jwt[1].issuer.url: Duplicate value: \"https://a.example.com\", anonymous.conditions: Invalid value: \"[{/livez}]\": enabled should be set to true when conditions are defined]",
            AuthenticationConfigurationValidation.Validate(AuthenticationConfigurationReader.Read(text), []).Message);
    }

    [Fact]
    public void Flags_say_the_same_of_one_issuer()
    {
        var flags = new IssuerFlags { IssuerUrl = "https://a.example.com", ClientId = "x", GroupsClaim = "groups", RequiredClaims = ["hd=example.com"] };
        var jwt = Assert.Single(flags.ToConfiguration().Jwt);
        Assert.Equal(new("sub", "https://a.example.com#"), jwt.Username);
        Assert.Equal(new("groups", ""), jwt.Groups);
        Assert.Equal([new("hd", "example.com")], jwt.ClaimRules);
        Assert.Equal("", (flags with { UsernameClaim = "email" }).ToConfiguration().Jwt[0].Username.Prefix);
        Assert.Equal("", (flags with { UsernamePrefix = "-" }).ToConfiguration().Jwt[0].Username.Prefix);
        Assert.Equal("u:", (flags with { UsernamePrefix = "u:" }).ToConfiguration().Jwt[0].Username.Prefix);
        Assert.Equal("oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set", Assert.Throws<FormatException>(() => (flags with { ClientId = "" }).ToConfiguration()).Message);
        Assert.Equal("oidc: unsupported signing alg: \"HS256\"", Assert.Throws<FormatException>(() => (flags with { SigningAlgorithms = ["HS256"] }).ToConfiguration()).Message);
    }
}
