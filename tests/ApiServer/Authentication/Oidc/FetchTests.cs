using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Oidc;
using Keles.Fakes;
using Keles.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>Keys that an issuer publishes over HTTPS.</summary>
public sealed class FetchTests : IAsyncLifetime
{
    private readonly AnIssuer issuer = new();
    private readonly ManualTime time = new();
    private readonly ConcurrentQueue<string> asked = [];
    private readonly CertificateAuthority authority;
    private readonly WebApplication web;
    private Func<string, (int Code, string Body)> answer;

    public FetchTests()
    {
        authority = CertificateAuthority.Create("issuers", time);
        using var issued = authority.IssueServer("127.0.0.1", SubjectNames.Of("127.0.0.1")).ToCertificate();
        var serving = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l => l.UseHttps(serving)));
        web = builder.Build();
        answer = path => path == "/keys" ? (200, issuer.KeySet()) : (200, $$"""{"issuer": "{{Url}}", "jwks_uri": "{{Url}}/keys"}""");
        web.Run(async http =>
        {
            asked.Enqueue(http.Request.Path);
            var (code, body) = answer(http.Request.Path);
            http.Response.StatusCode = code;
            await http.Response.WriteAsync(body);
        });
    }

    private string Url => web.Urls.First();

    private IssuerConfiguration Issuer => new() { Url = Url, Audiences = ["keles"], CertificateAuthority = authority.CertificatePem };

    public async ValueTask InitializeAsync() => await web.StartAsync();

    [Fact]
    public async Task They_are_fetched_once_by_way_of_the_issuers_description_and_again_for_an_unknown_key()
    {
        var authenticator = Authenticator(Issuer);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => HoldsAsync(authenticator, "rsa")));
        Assert.Equal(["/.well-known/openid-configuration", "/keys"], asked);
        issuer.Add("next");
        time.Advance(TimeSpan.FromSeconds(1));
        await HoldsAsync(authenticator, "next");
        Assert.Equal(3, asked.Count);
        // Tokens of unknown keys do not make the server ask again and again.
        using var stranger = AnIssuer.Stranger("other");
        for (var i = 0; i < 10; i++) Assert.Contains("failed to verify", await ErrorAsync(authenticator, Token(stranger, "other")), StringComparison.Ordinal);
        Assert.Equal(3, asked.Count);
        // A key that is gone counts no more when the time of the keys is over.
        issuer.Remove("rsa");
        time.Advance(TimeSpan.FromMinutes(10));
        await HoldsAsync(authenticator, "next");
        Assert.Equal(4, asked.Count);
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_asked_again_later_and_then_believed()
    {
        var authenticator = Authenticator(Issuer);
        var good = answer;
        answer = static _ => (503, "later");
        Assert.Equal("oidc: authenticator not initialized", await ErrorAsync(authenticator, Token(issuer, "rsa")));
        answer = good;
        Assert.Equal("oidc: authenticator not initialized", await ErrorAsync(authenticator, Token(issuer, "rsa")));
        time.Advance(TimeSpan.FromSeconds(10));
        await HoldsAsync(authenticator, "rsa");
        // Later failures leave the keys as they are.
        answer = static _ => (500, "");
        time.Advance(TimeSpan.FromMinutes(11));
        await HoldsAsync(authenticator, "rsa");
    }

    [Theory]
    [InlineData("""{"issuer": "https://somebody.else", "jwks_uri": "https://x/keys"}""")]
    [InlineData("""{"jwks_uri": "http://127.0.0.1/keys"}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task A_description_of_another_issuer_or_form_is_not_believed(string description)
    {
        answer = path => path == "/keys" ? (200, issuer.KeySet()) : (200, description);
        Assert.Equal("oidc: authenticator not initialized", await ErrorAsync(Authenticator(Issuer), Token(issuer, "rsa")));
        Assert.DoesNotContain("/keys", asked);
    }

    [Fact]
    public async Task A_server_of_another_authority_is_not_asked()
    {
        using var other = CertificateAuthority.Create("others", time);
        Assert.Equal("oidc: authenticator not initialized", await ErrorAsync(Authenticator(Issuer with { CertificateAuthority = other.CertificatePem }), Token(issuer, "rsa")));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task The_description_may_lie_elsewhere()
    {
        await HoldsAsync(Authenticator(Issuer with { DiscoveryUrl = $"{Url}/elsewhere" }), "rsa");
        Assert.Equal(["/elsewhere", "/keys"], asked);
    }

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        authority.Dispose();
        issuer.Dispose();
    }

    private JwtAuthenticator Authenticator(IssuerConfiguration of)
    {
        var options = new JwtOptions { Configuration = new() };
        var metrics = new JwtMetrics("server", time);
        return new(new() { Issuer = of, Username = new("sub", "") }, new IssuerKeySources(options, new HostDialer(), metrics, time, NullLogger.Instance).Of(of), options.Algorithms, metrics, time);
    }

    private string Token(AnIssuer signer, string key) => signer.Token(time.GetUtcNow(), $$"""{"iss": "{{Url}}"}""", keyId: key);

    private async Task HoldsAsync(JwtAuthenticator authenticator, string key) => Assert.Equal("", await ErrorAsync(authenticator, Token(issuer, key)));

    private static async Task<string> ErrorAsync(JwtAuthenticator authenticator, string token)
    {
        Assert.True(JsonWebToken.TryParse(token, out var parsed));
        return (await authenticator.AuthenticateAsync(parsed, TestContext.Current.CancellationToken)).Error;
    }
}
