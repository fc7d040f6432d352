using System.Text;

namespace Keles.Pki.Tests;

public sealed class JsonWebTokenTests
{
    private static readonly ServiceAccountTokens Tokens = new(
        [SigningKey.Create()], ["https://issuer"], ["https://issuer"], new FixedTime(DateTimeOffset.UnixEpoch));

    private static readonly string Good = Tokens.Issue(new LegacyTokenClaims("ns", "secret", new ObjectReference("sa", "uid")));

    public static TheoryData<string> Malformed()
    {
        var parts = Good.Split('.');
        var (h, p, s) = (parts[0], parts[1], parts[2]);
        return
        [
            "", ".", "..", "...", "a", "a.b", "a.b.c", $"{h}.{p}", $"{h}.{p}.", $"{h}.{p}.{s}.", $".{p}.{s}", $"{h}..{s}", $"{h}.{p}.{s}.{s}",
            $"{h}=.{p}.{s}", $"{h} .{p}.{s}", $"{h}\n.{p}.{s}", $"{h}.{p}.{s}=", $"{h}.{p}.{s}+", $"{h}.{p}.{s}é",
            $"{E("[]")}.{p}.{s}", $"{E("{}")}.{p}.{s}", $"{E("""{"alg":5}""")}.{p}.{s}", $"{E("""{"alg":"ES256","crit":["x"]}""")}.{p}.{s}",
            $"{E("""{"alg":"ES256","kid":1}""")}.{p}.{s}", $"{E("""{"alg":"ES256","alg":"none"}""")}.{p}.{s}",
            $"{h}.{E("null")}.{s}", $"{h}.{E("""{"iss":""")}.{s}", $"{h}.{E("""{"iss":"a","iss":"b"}""")}.{s}",
            $$"""{{h}}.{{E("""{"iss":"\ud800"}""")}}.{{s}}""", $$"""{{h}}.{{E("""{"\udc00":1}""")}}.{{s}}""",
            $"{h}.{E(new string('[', 5000))}.{s}", new string('A', JsonWebToken.MaxLength + 1),
        ];
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_malformed_is_no_token(string text)
    {
        // An empty signature still is one in form; it just never verifies.
        if (JsonWebToken.TryParse(text, out _))
        {
            Assert.IsNotType<TokenVerdict.Legacy>(Tokens.Check(text, []));
            Assert.EndsWith(".", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_good_one_is_taken() => Assert.IsType<TokenVerdict.Legacy>(Tokens.Check(Good, []));

    [Fact]
    public void No_change_of_any_character_makes_another_good_token()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
        var random = new Random(1);
        for (var at = 0; at < Good.Length; at++)
        {
            var other = Alphabet[random.Next(Alphabet.Length)];
            if (other == Good[at])
            {
                continue;
            }

            var text = Good[..at] + other + Good[(at + 1)..];
            Assert.IsNotType<TokenVerdict.Legacy>(Tokens.Check(text, []));
        }
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(2);
        const string Alphabet = "eyJhbGciOi.{}\"\\:,[]0=-_ \0é\ud800";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(random.Next(2) == 0 ? "" : Good[..random.Next(Good.Length)]);
            for (var n = random.Next(60); n > 0; n--)
            {
                text.Append(Alphabet[random.Next(Alphabet.Length)]);
            }

            Assert.IsNotType<TokenVerdict.Legacy>(Tokens.Check(text.ToString(), []));
        }
    }

    [Fact]
    public void Random_json_in_a_well_signed_token_never_throws()
    {
        // What a holder of the key might write: every claim replaced by every type of value.
        var values = new[] { "null", "true", "1", "-1", "1e400", "1e18", "\"x\"", "\"\"", "\"\\ud800\"", "[]", "[1]", "[\"a\"]", "{}", """{"name":1}""", """{"name":"a","uid":"b"}""" };
        var names = new[] { "aud", "exp", "iat", "nbf", "jti", "sub", "kubernetes.io" };
        var inner = new[] { "namespace", "serviceaccount", "pod", "warnafter" };
        using var key = SigningKey.Create();
        var tokens = new ServiceAccountTokens([key], ["i"], ["i"], new FixedTime(DateTimeOffset.UnixEpoch));
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var own = string.Join(",", inner.Select(n => $"\"{n}\":{values[random.Next(values.Length)]}"));
            var claims = string.Join(",", names.Select(n =>
                $"\"{n}\":{(n == "kubernetes.io" && random.Next(2) == 0 ? "{" + own + "}" : values[random.Next(values.Length)])}"));
            var verdict = tokens.Check(JsonWebToken.Create(Encoding.UTF8.GetBytes($$"""{"iss":"i",{{claims}}}"""), key), []);
            Assert.True(verdict is TokenVerdict.Refused or TokenVerdict.NotOurs);
        }
    }

    private static string E(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
