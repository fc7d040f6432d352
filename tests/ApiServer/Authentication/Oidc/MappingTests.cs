using Keles.Client;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>Which user the claims of a good token give.</summary>
public sealed class MappingTests : IDisposable
{
    private const string Issuer = "issuer: {url: https://issuer.example.com, audiences: [keles]}\n";

    private readonly AnIssuer issuer = new();

    [Fact]
    public async Task Expressions_give_name_groups_uid_and_extra_fields()
    {
        await using var server = new OidcServer(issuer, Issuer + """
            claimMappings:
              username: {expression: 'claims.sub + "@" + claims.tenant'}
              groups: {expression: 'claims.roles.map(r, "role:" + r)'}
              uid: {expression: 'string(claims.number)'}
              extra:
              - {key: example.com/team, valueExpression: 'claims.team'}
              - {key: example.com/none, valueExpression: 'claims.?absent.orValue("")'}
            """);
        var user = await server.UserAsync(issuer.Token(server.Now, """{"tenant": "north", "roles": ["a", "b"], "number": 42, "team": ["red", "", "blue"]}"""));
        Assert.Equal(("ann@north", "42"), (user.Username, user.Uid));
        Assert.Equal(["role:a", "role:b", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.Equal(["red", "blue"], Assert.Single(user.Extra).Value.AsEnumerable());
        Assert.Contains("oidc: error evaluating username claim expression: expression 'claims.sub + \"@\" + claims.tenant' resulted in error: no such key: tenant", await server.RefusedAsync(issuer.Token(server.Now)), StringComparison.Ordinal);
        Assert.Contains("oidc: error evaluating extra claim expression: expression must return a string or a list of strings", await server.RefusedAsync(issuer.Token(server.Now, """{"tenant": "n", "roles": [], "number": 1, "team": 7}""")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"groups": "one"}""", "oidc:one")]
    [InlineData("""{"groups": ["one", "two"]}""", "oidc:one oidc:two")]
    [InlineData("""{"groups": []}""", "")]
    [InlineData("{}", "")]
    public async Task Groups_may_be_one_many_or_absent(string claims, string groups)
    {
        await using var server = new OidcServer(issuer);
        Assert.Equal($"{groups} system:authenticated".TrimStart(), string.Join(' ', (await server.UserAsync(issuer.Token(server.Now, claims))).Groups.AsEnumerable()));
    }

    [Theory]
    [InlineData("""{"sub": null}""", "oidc: parse username claims \"sub\": claim not present")]
    [InlineData("""{"sub": 7}""", "oidc: parse username claims \"sub\": json: cannot unmarshal number into Go value of type string")]
    [InlineData("""{"groups": {"a": 1}}""", "oidc: parse groups claim \"groups\": json: cannot unmarshal object into Go value of type string")]
    [InlineData("""{"_claim_names": {"groups": "src"}, "_claim_sources": {"src": {"endpoint": "https://x"}}}""", "oidc: could not expand distributed claims: the claim groups of another server is not there yet")]
    public async Task Claims_that_give_no_user_are_told(string claims, string error)
    {
        await using var server = new OidcServer(issuer);
        Assert.Equal(error, await server.RefusedAsync(issuer.Token(server.Now, claims)));
    }

    [Fact]
    public async Task An_address_counts_when_it_is_verified_or_nothing_is_said_of_it()
    {
        await using var server = new OidcServer(issuer, Issuer + "claimMappings: {username: {claim: email, prefix: ''}}");
        Assert.Equal("a@b.c", (await server.UserAsync(issuer.Token(server.Now, """{"email": "a@b.c"}"""))).Username);
        Assert.Equal("a@b.c", (await server.UserAsync(issuer.Token(server.Now, """{"email": "a@b.c", "email_verified": true}"""))).Username);
        Assert.Equal("oidc: email not verified", await server.RefusedAsync(issuer.Token(server.Now, """{"email": "a@b.c", "email_verified": false}""")));
        Assert.Equal("oidc: the username is empty", await server.RefusedAsync(issuer.Token(server.Now, """{"email": ""}""")));
    }

    [Fact]
    public async Task Rules_over_claims_and_over_the_user_refuse()
    {
        await using var server = new OidcServer(issuer, Issuer + """
            claimMappings: {username: {claim: sub, prefix: ''}, groups: {claim: groups, prefix: ''}}
            claimValidationRules:
            - {claim: hd, requiredValue: example.com}
            - {expression: 'claims.level >= 3', message: the level is too low}
            userValidationRules:
            - {expression: "!user.username.startsWith('system:')", message: reserved name}
            - {expression: "user.groups.all(g, !g.startsWith('system:'))", message: reserved group}
            """);
        const string Good = "\"hd\": \"example.com\", \"level\": 3, \"groups\": [\"g\"]";
        await server.UserAsync(issuer.Token(server.Now, $"{{{Good}}}"));
        Assert.Equal("oidc: required claim hd not present in ID token", await server.RefusedAsync(issuer.Token(server.Now, """{"groups": ["g"]}""")));
        Assert.Equal("oidc: required claim hd value does not match. Got = other.com, want = example.com", await server.RefusedAsync(issuer.Token(server.Now, """{"hd": "other.com"}""")));
        Assert.Equal("oidc: error evaluating claim validation expression: validation expression 'claims.level >= 3' failed: the level is too low", await server.RefusedAsync(issuer.Token(server.Now, """{"hd": "example.com", "level": 2}""")));
        Assert.EndsWith("failed: reserved name", await server.RefusedAsync(issuer.Token(server.Now, $"{{{Good}, \"sub\": \"system:admin\"}}")), StringComparison.Ordinal);
        Assert.EndsWith("failed: reserved group", await server.RefusedAsync(issuer.Token(server.Now, """{"hd": "example.com", "level": 3, "groups": ["system:masters"]}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_only_the_paths_of_the_configuration_are_open()
    {
        await using var server = new OidcServer(issuer, more: "anonymous: {enabled: true, conditions: [{path: /livez}]}");
        Assert.Equal("system:anonymous", (await AtAsync("/livez")).Name);
        Assert.Equal("Unauthorized", (await Assert.ThrowsAsync<ApiException>(() => AtAsync("/api/v1/pods"))).Message);

        async Task<UserIdentity> AtAsync(string path)
        {
            var http = new DefaultHttpContext();
            http.Request.Path = path;
            return await server.Parts.Gate.AuthenticateAsync(http, CancellationToken.None);
        }
    }

    public void Dispose() => issuer.Dispose();
}
