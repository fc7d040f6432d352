using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>Which tokens of another issuer hold.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly AnIssuer issuer = new("rsa", "ec256", "ec384", "ec521");

    [Fact]
    public async Task A_token_names_user_and_groups_to_requests()
    {
        await using var server = new OidcServer(issuer);
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {issuer.Token(server.Now, """{"groups": ["staff", "crew"]}""")}";
        var user = await server.Parts.Gate.AuthenticateAsync(http, CancellationToken.None);
        Assert.Equal("oidc:ann", user.Name);
        Assert.Equal(["oidc:staff", "oidc:crew", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.Equal(0, http.Request.Headers.Authorization.Count);
    }

    [Theory]
    [InlineData("RS256", "rsa")]
    [InlineData("RS384", "rsa")]
    [InlineData("RS512", "rsa")]
    [InlineData("PS256", "rsa")]
    [InlineData("PS384", "rsa")]
    [InlineData("PS512", "rsa")]
    [InlineData("ES256", "ec256")]
    [InlineData("ES384", "ec384")]
    [InlineData("ES512", "ec521")]
    public async Task Every_algorithm_verifies_with_its_key_and_no_other(string algorithm, string key)
    {
        await using var server = new OidcServer(issuer);
        var good = issuer.Token(server.Now, algorithm: algorithm, keyId: key);
        Assert.Equal("oidc:ann", (await server.UserAsync(good)).Username);
        // Without a key identifier every key is tried.
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, algorithm: algorithm, keyId: null, signWith: key))).Username);
        const string Bad = "oidc: verify token: failed to verify signature: failed to verify id token signature";
        Assert.Equal(Bad, await server.RefusedAsync(issuer.Token(server.Now, algorithm: algorithm, keyId: key == "rsa" ? "ec256" : "rsa", signWith: key)));
        Assert.Equal(Bad, await server.RefusedAsync(issuer.Token(server.Now, algorithm: algorithm, keyId: "nobody", signWith: key)));
        using var stranger = AnIssuer.Stranger(key);
        Assert.Equal(Bad, await server.RefusedAsync(stranger.Token(server.Now, algorithm: algorithm, keyId: key)));
        // Another payload under the same signature.
        var parts = good.Split('.');
        Assert.Equal(Bad, await server.RefusedAsync($"{parts[0]}.{issuer.Token(server.Now, """{"sub": "eve"}""").Split('.')[1]}.{parts[2]}"));
    }

    [Fact]
    public async Task What_a_token_says_of_itself_must_hold()
    {
        await using var server = new OidcServer(issuer);
        var now = server.Now.ToUnixTimeSeconds();
        Assert.Matches("""^oidc: verify token: oidc: expected audience "keles" got \["other" "third"\]?$""", await server.RefusedAsync(issuer.Token(server.Now, """{"aud": ["other", "third"]}""")));
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, """{"aud": ["other", "keles"]}"""))).Username);
        Assert.Matches(@"^oidc: verify token: oidc: token is expired \(Token Expiry: .* \+0000 UTC\)$", await server.RefusedAsync(issuer.Token(server.Now, $$"""{"exp": {{now - 1}}}""")));
        Assert.StartsWith("oidc: verify token: oidc: token is expired (Token Expiry: 0001-01-01", await server.RefusedAsync(issuer.Token(server.Now, """{"exp": null}""")), StringComparison.Ordinal);
        Assert.Matches(@"^oidc: verify token: oidc: current time .* before the nbf \(not before\) time: ", await server.RefusedAsync(issuer.Token(server.Now, $$"""{"nbf": {{now + 61}}}""")));
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, $$"""{"nbf": {{now + 59}}}"""))).Username);
        Assert.StartsWith("oidc: verify token: oidc: failed to unmarshal claims", await server.RefusedAsync(issuer.Token(server.Now, """{"exp": "soon"}""")), StringComparison.Ordinal);
        Assert.StartsWith("oidc: verify token: oidc: failed to unmarshal claims", await server.RefusedAsync(issuer.Token(server.Now, """{"aud": 7}""")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_held_ends_with_its_time()
    {
        await using var server = new OidcServer(issuer);
        var token = issuer.Token(server.Now);
        await server.UserAsync(token);
        server.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("token is expired", await server.RefusedAsync(token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_others_are_left_to_others()
    {
        await using var server = new OidcServer(issuer);
        Assert.Equal("invalid bearer token", await server.RefusedAsync(issuer.Token(server.Now, """{"iss": "https://other.example.com"}""")));
        Assert.Equal("invalid bearer token", await server.RefusedAsync("a.b.c"));
        Assert.Equal("invalid bearer token", await server.RefusedAsync(issuer.Token(server.Now) + ".more"));
    }

    [Fact]
    public async Task An_algorithm_that_is_not_allowed_is_refused_before_any_key_is_tried()
    {
        await using var server = new OidcServer(issuer, algorithms: ["RS256"]);
        await server.UserAsync(issuer.Token(server.Now));
        Assert.StartsWith("oidc: verify token: oidc: id token signed with unsupported algorithm, expected [\"RS256\"] got \"ES256\"", await server.RefusedAsync(issuer.Token(server.Now, algorithm: "ES256", keyId: "ec256")), StringComparison.Ordinal);
        var unsigned = $"{Encoded("""{"alg":"none","kid":"rsa"}""")}.{issuer.Token(server.Now).Split('.')[1]}.";
        Assert.Contains("unsupported algorithm", await server.RefusedAsync(unsigned), StringComparison.Ordinal);
        Assert.Contains("unsupported algorithm", await server.RefusedAsync(unsigned.Replace(Encoded("""{"alg":"none","kid":"rsa"}"""), Encoded("""{"alg":"HS256","kid":"rsa"}"""), StringComparison.Ordinal) + "AAAA"), StringComparison.Ordinal);
    }

    public void Dispose() => issuer.Dispose();

    private static string Encoded(string text) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}
