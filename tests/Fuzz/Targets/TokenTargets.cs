using System.Security.Cryptography;
using System.Text;
using Keles.Pki;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>What is read before anybody is known: tokens, and the key sets of issuers.</summary>
internal static class TokenTargets
{
    private static readonly string[] Parts = ["{\"alg\":\"RS256\",\"kid\":\"a\"}", "{\"iss\":\"https://a\",\"aud\":[\"x\"],\"exp\":1}", "{\"alg\":\"ES256\",\"crit\":[]}", "{\"aud\":\"x\",\"exp\":1e99}"];
    private static readonly string[] Sets =
    [
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"" + new string('x', 342) + "\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}",
    ];

    private static readonly VerificationKeys Known = Make();

    public static FuzzTarget Token { get; } = new("tokens", static random =>
    {
        var parts = Enumerable.Range(0, 2).Select(_ => random.Spoil(Encoding.UTF8.GetBytes(random.Pick(Parts)), ["{", "}", "\"", ":", "null", "\\ud800", "[", "]", "1"], most: 3));
        return random.Spoil(Encoding.ASCII.GetBytes(string.Join('.', parts.Select(static p => System.Buffers.Text.Base64Url.EncodeToString(p))) + ".AAAA"), [".", "=", "-", "_"], most: 2);
    }, static input =>
    {
        if (!JsonWebToken.TryParse(Encoding.UTF8.GetString(input), out var token)) return;
        _ = ClaimsReader.Audiences(token.Payload);
        _ = ClaimsReader.Time(token.Payload, "exp");
        _ = Known.Verify(token);
    });

    public static FuzzTarget Keys { get; } = new("key-sets", static random => random.Spoil(Encoding.UTF8.GetBytes(random.Pick(Sets)), ["{", "}", "[", "]", "\"", ":", ",", "null", "\\ud800", "\"e\":\"AA\"", "P-521", "A", "_"], most: 5), static input =>
    {
        try
        {
            VerificationKeys.Parse(input, "keys");
        }
        catch (PkiException e) when (e.Message.StartsWith("keys", StringComparison.Ordinal))
        {
            // Refused as foreseen.
        }
    });

    private static VerificationKeys Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return VerificationKeys.Parse(Encoding.UTF8.GetBytes($$"""{"keys":[{"kty":"EC","crv":"P-256","x":"{{System.Buffers.Text.Base64Url.EncodeToString(point.X!)}}","y":"{{System.Buffers.Text.Base64Url.EncodeToString(point.Y!)}}"}]}"""), "keys");
    }
}
