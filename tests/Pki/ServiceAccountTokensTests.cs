using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Pki.Tests;

public sealed class ServiceAccountTokensTests
{
    private const string Issuer = "https://kubernetes.default.svc.cluster.local";
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FixedTime time = new(Now);
    private readonly SigningKey key = SigningKey.Create();
    private readonly ServiceAccountTokens tokens;

    public ServiceAccountTokensTests() => tokens = new ServiceAccountTokens([key], [Issuer], [Issuer], time);

    private static ServiceAccountClaims Claims => new()
    {
        Namespace = "default",
        ServiceAccount = new ObjectReference("builder", "sa-uid"),
        Audiences = [Issuer],
        IssuedAt = Now,
        NotBefore = Now,
        Expires = Now.AddHours(1),
        Id = "0d211b4a-65c2-4812-b0b1-4e3cb6729dc3",
        Pod = new ObjectReference("web-0", "pod-uid"),
        Node = new ObjectReference("node-1", "node-uid"),
        WarnAfter = Now.AddMinutes(50),
    };

    [Fact]
    public void What_is_issued_is_read_back_the_same()
    {
        var verdict = Assert.IsType<TokenVerdict.Bound>(tokens.Check(tokens.Issue(Claims), []));
        Assert.Equal(Claims with { Audiences = [] }, verdict.Claims with { Audiences = [] });
        Assert.Equal(Claims.Audiences, verdict.Claims.Audiences);
        Assert.Equal([Issuer], verdict.Audiences);
        Assert.Equal("system:serviceaccount:default:builder", verdict.Claims.User);
    }

    [Fact]
    public void The_payload_is_spelled_as_upstreams()
    {
        var payload = tokens.Issue(Claims).Split('.')[1];
        Assert.Equal(
            """{"aud":["https://kubernetes.default.svc.cluster.local"],"exp":1777640400,"iat":1777636800,"iss":"https://kubernetes.default.svc.cluster.local","jti":"0d211b4a-65c2-4812-b0b1-4e3cb6729dc3","kubernetes.io":{"namespace":"default","node":{"name":"node-1","uid":"node-uid"},"pod":{"name":"web-0","uid":"pod-uid"},"serviceaccount":{"name":"builder","uid":"sa-uid"},"warnafter":1777639800},"nbf":1777636800,"sub":"system:serviceaccount:default:builder"}""",
            Decode(payload));
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(61 * 60, null)]
    [InlineData((61 * 60) + 1, "service account token has expired")]
    [InlineData(-60, null)]
    [InlineData(-61, "service account token is not valid yet")]
    public void Time_is_checked_with_a_minute_of_tolerance(int secondsLater, string? reason)
    {
        var token = tokens.Issue(Claims);
        time.Now = Now.AddSeconds(secondsLater);
        Assert.Equal(reason, (tokens.Check(token, []) as TokenVerdict.Refused)?.Reason);
    }

    [Fact]
    public void A_token_for_others_is_not_for_the_api_server()
    {
        var token = tokens.Issue(Claims with { Audiences = ["vault", "other"] });
        Assert.Equal(
            """token audiences ["vault" "other"] is invalid for the target audiences ["https://kubernetes.default.svc.cluster.local"]""",
            Assert.IsType<TokenVerdict.Refused>(tokens.Check(token, [])).Reason);
        Assert.Equal(["vault"], Assert.IsType<TokenVerdict.Bound>(tokens.Check(token, ["vault", "x"])).Audiences);
    }

    [Fact]
    public void A_token_of_another_issuer_is_left_to_others()
    {
        var foreign = new ServiceAccountTokens([key], ["https://elsewhere"], [Issuer], time).Issue(Claims);
        Assert.IsType<TokenVerdict.NotOurs>(tokens.Check(foreign, []));
        Assert.IsType<TokenVerdict.NotOurs>(tokens.Check("abcdef.0123456789abcdef", []));
    }

    [Fact]
    public void A_token_signed_with_a_foreign_key_is_refused()
    {
        using var thief = SigningKey.Create();
        var forged = new ServiceAccountTokens([thief], [Issuer], [Issuer], time).Issue(Claims);
        Assert.Equal("invalid signature, no keys found", Assert.IsType<TokenVerdict.Refused>(tokens.Check(forged, [])).Reason);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    public void The_algorithm_is_the_keys_and_not_the_tokens_choice(string algorithm)
    {
        var payload = tokens.Issue(Claims).Split('.')[1];
        var header = Encode($$"""{"alg":"{{algorithm}}"}""");
        var publicKey = Encoding.ASCII.GetBytes(key.PublicPem());
        var mac = HMACSHA256.HashData(publicKey, Encoding.ASCII.GetBytes($"{header}.{payload}"));
        Assert.IsType<TokenVerdict.Refused>(tokens.Check($"{header}.{payload}.{System.Buffers.Text.Base64Url.EncodeToString(mac)}", []));
        Assert.IsType<TokenVerdict.Refused>(tokens.Check($"{header}.{payload}.", []));
    }

    [Fact]
    public void Keys_and_issuers_can_be_exchanged_without_breaking_tokens()
    {
        var old = tokens.Issue(Claims);
        using var fresh = SigningKey.Create();
        var later = new ServiceAccountTokens([fresh, SigningKey.Parse(key.PublicPem(), "sa.pub")], ["https://new", Issuer], [Issuer], time);
        Assert.IsType<TokenVerdict.Bound>(later.Check(old, []));
        Assert.IsType<TokenVerdict.Bound>(later.Check(later.Issue(Claims), []));
        Assert.Equal("https://new", later.Issuer);
    }

    [Fact]
    public void Rsa_keys_sign_and_verify()
    {
        using var rsa = RSA.Create(2048);
        using var signing = SigningKey.Parse(rsa.ExportRSAPrivateKeyPem(), "sa.key");
        var with = new ServiceAccountTokens([signing], [Issuer], [Issuer], time);
        var token = with.Issue(Claims);
        Assert.Contains("\"alg\":\"RS256\"", Decode(token.Split('.')[0]), StringComparison.Ordinal);
        Assert.IsType<TokenVerdict.Bound>(with.Check(token, []));
        var jwk = JsonNode.Parse(with.KeySet())!["keys"]![0]!;
        Assert.Equal("RSA", (string)jwk["kty"]!);
        Assert.Equal("AQAB", (string)jwk["e"]!);
    }

    [Fact]
    public void A_token_without_its_account_is_refused()
    {
        var missing = JsonWebToken.Create(
            Encoding.UTF8.GetBytes($$"""{"iss":"{{Issuer}}","aud":"{{Issuer}}","exp":1777640400,"sub":"system:serviceaccount:default:builder"}"""), key);
        Assert.Equal("the token names no complete service account", Assert.IsType<TokenVerdict.Refused>(tokens.Check(missing, [])).Reason);
        var otherSubject = Decode(tokens.Issue(Claims).Split('.')[1])
            .Replace("system:serviceaccount:default:builder", "system:serviceaccount:kube-system:root", StringComparison.Ordinal);
        var lying = JsonWebToken.Create(Encoding.UTF8.GetBytes(otherSubject), key);
        Assert.Equal("sub claim does not match the service account", Assert.IsType<TokenVerdict.Refused>(tokens.Check(lying, [])).Reason);
    }

    [Fact]
    public void A_legacy_token_never_expires_and_is_for_the_api_server_alone()
    {
        var claims = new LegacyTokenClaims("default", "builder-token", new ObjectReference("builder", "sa-uid"));
        var token = tokens.Issue(claims);
        time.Now = Now.AddYears(50);
        Assert.Equal(claims, Assert.IsType<TokenVerdict.Legacy>(tokens.Check(token, [])).Claims);
        Assert.IsType<TokenVerdict.Refused>(tokens.Check(token, ["vault"]));
        Assert.Equal(
            """{"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"default","kubernetes.io/serviceaccount/secret.name":"builder-token","kubernetes.io/serviceaccount/service-account.name":"builder","kubernetes.io/serviceaccount/service-account.uid":"sa-uid","sub":"system:serviceaccount:default:builder"}""",
            Decode(token.Split('.')[1]));
    }

    [Fact]
    public void The_published_key_verifies_a_token()
    {
        var jwk = JsonNode.Parse(tokens.KeySet())!["keys"]!.AsArray().Single()!;
        Assert.Equal(["use", "kty", "kid", "crv", "alg", "x", "y"], jwk.AsObject().Select(p => p.Key));
        using var published = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Bytes((string)jwk["x"]!), Y = Bytes((string)jwk["y"]!) },
        });
        var token = tokens.Issue(Claims);
        var dot = token.LastIndexOf('.');
        Assert.True(published.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Bytes(token[(dot + 1)..]), HashAlgorithmName.SHA256));
        Assert.Equal((string)jwk["kid"]!, (string)JsonNode.Parse(Decode(token.Split('.')[0]))!["kid"]!);
    }

    [Fact]
    public void Discovery_names_issuer_keys_and_algorithms() => Assert.Equal(
        """{"issuer":"https://kubernetes.default.svc.cluster.local","jwks_uri":"https://10.0.0.1:6443/openid/v1/jwks","response_types_supported":["id_token"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["ES256"]}""",
        Encoding.UTF8.GetString(tokens.Discovery("https://10.0.0.1:6443/openid/v1/jwks")));

    [Theory]
    [InlineData("system:serviceaccount:a:b", true)]
    [InlineData("system:serviceaccount:a:", false)]
    [InlineData("system:serviceaccount::b", false)]
    [InlineData("system:serviceaccount:a:b:c", false)]
    [InlineData("system:node:a", false)]
    public void User_names_of_accounts_are_told_from_others(string user, bool expected) =>
        Assert.Equal(expected, ServiceAccountUser.TryParse(user, out _, out _));

    private static string Decode(string part) => Encoding.UTF8.GetString(Bytes(part));

    private static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
