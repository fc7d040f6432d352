using Keles.Fakes;
using Keles.Pki;

namespace Keles.ApiServer.Tests;

/// <summary>Signatures are checked once, time again and again.</summary>
public sealed class VerifiedTokensTests : IDisposable
{
    private static readonly string[] Own = ["here"];

    private readonly ManualTime time = new();
    private readonly SigningKey key = SigningKey.Create();

    [Fact]
    public void A_known_token_is_the_same_answer_and_ends_with_its_time()
    {
        var tokens = new ServiceAccountTokens([key], ["issuer"], Own, time);
        var verified = new VerifiedTokens(tokens, time);
        var token = tokens.Issue(Claims());
        var first = Assert.IsType<TokenVerdict.Bound>(verified.Check(token, Own));
        Assert.Same(first, verified.Check(token, Own));
        time.Advance(TimeSpan.FromMinutes(62));
        Assert.IsType<TokenVerdict.Refused>(verified.Check(token, Own));
    }

    [Fact]
    public void Other_audiences_are_asked_for_each_time()
    {
        var tokens = new ServiceAccountTokens([key], ["issuer"], Own, time);
        var verified = new VerifiedTokens(tokens, time);
        var token = tokens.Issue(Claims());
        Assert.IsType<TokenVerdict.Bound>(verified.Check(token, Own));
        Assert.IsType<TokenVerdict.Refused>(verified.Check(token, ["elsewhere"]));
    }

    public void Dispose() => key.Dispose();

    private ServiceAccountClaims Claims() => new()
    {
        Namespace = "shop", ServiceAccount = new("robot", "u"), Audiences = Own, IssuedAt = time.GetUtcNow(), NotBefore = time.GetUtcNow(), Expires = time.GetUtcNow().AddHours(1),
    };
}
