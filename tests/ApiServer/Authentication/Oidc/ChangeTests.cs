namespace Keles.ApiServer.Tests.Oidc;

/// <summary>Files that change while the server runs.</summary>
public sealed class ChangeTests : IDisposable
{
    private readonly AnIssuer issuer = new();

    [Fact]
    public async Task A_changed_configuration_is_taken_over_and_a_wrong_one_is_not()
    {
        await using var server = new OidcServer(issuer);
        using var stop = new CancellationTokenSource();
        var loop = server.Parts.Loop!(stop.Token);
        server.Write(OidcServer.Simple.Replace("prefix: 'oidc:'", "prefix: 'new:'", StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("new:ann", (await server.UserAsync(issuer.Token(server.Now))).Username);

        server.Write("issuer: {url: 'http://plain', audiences: []}");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("new:ann", (await server.UserAsync(issuer.Token(server.Now))).Username);
        server.Write("issuer: {url: 'https://other.example.com', audiences: [keles]}\nclaimMappings: {username: {claim: sub, prefix: ''}}");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("invalid bearer token", await server.RefusedAsync(issuer.Token(server.Now)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task A_new_key_counts_with_the_first_token_it_signs_and_an_old_one_until_the_next_look()
    {
        await using var server = new OidcServer(issuer);
        using var stop = new CancellationTokenSource();
        var loop = server.Parts.Loop!(stop.Token);
        var old = issuer.Token(server.Now);
        issuer.Add("next");
        Assert.Contains("failed to verify", await server.RefusedAsync(issuer.Token(server.Now, keyId: "next")), StringComparison.Ordinal);
        issuer.Remove("rsa");
        server.WriteKeys(issuer.KeySet());
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, keyId: "next"))).Username);
        Assert.Contains("failed to verify", await server.RefusedAsync(old), StringComparison.Ordinal);

        server.WriteKeys("{\"keys\": [{\"kty\": \"RSA\"}]}");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, keyId: "next"))).Username);
        server.WriteKeys("{\"keys\": []}");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("failed to verify", await server.RefusedAsync(issuer.Token(server.Now, keyId: "next")), StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task Anonymous_requests_stay_as_the_first_file_has_them()
    {
        await using var server = new OidcServer(issuer, more: "anonymous: {enabled: true, conditions: [{path: /livez}]}");
        using var stop = new CancellationTokenSource();
        var loop = server.Parts.Loop!(stop.Token);
        var changed = OidcServer.Simple.Replace("prefix: 'oidc:'", "prefix: 'new:'", StringComparison.Ordinal);
        foreach (var other in (string[])["", "anonymous: {enabled: false}", "anonymous: {enabled: true, conditions: [{path: /readyz}]}"])
        {
            server.Write(changed, other);
            server.Time.Advance(TimeSpan.FromSeconds(5));
            Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now))).Username);
        }

        server.Write(changed, "anonymous: {enabled: true, conditions: [{path: /livez}]}");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("new:ann", (await server.UserAsync(issuer.Token(server.Now))).Username);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task A_new_issuer_whose_keys_cannot_be_read_is_believed_when_they_can()
    {
        await using var server = new OidcServer(issuer);
        using var stop = new CancellationTokenSource();
        var loop = server.Parts.Loop!(stop.Token);
        server.WriteKeys("{\"keys\": [{\"kty\": \"RSA\"}]}");
        server.Write(OidcServer.Simple.Replace("issuer.example.com", "other.example.com", StringComparison.Ordinal));
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now))).Username);

        server.WriteKeys(issuer.KeySet());
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("oidc:ann", (await server.UserAsync(issuer.Token(server.Now, """{"iss": "https://other.example.com"}"""))).Username);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    public void Dispose() => issuer.Dispose();
}
