using System.Security.Cryptography;
using System.Text.Json;

namespace Keles.Pki;

/// <summary>Reads a JSON Web Key Set. It comes from a file or from another's server: nothing in it may cost much or throw anything but what is documented.</summary>
internal static class JsonWebKeyReader
{
    private const int MaxBytes = 1024 * 1024;

    private const int MaxKeys = 256;

    /// <summary>Verifying with a longer one takes so long that it would be a way to keep a server busy.</summary>
    private const int MaxRsaBits = 16384;

    private const int MinRsaBits = 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public static IReadOnlyList<VerificationKey> Read(ReadOnlyMemory<byte> json, string where)
    {
        if (json.Length > MaxBytes) throw new PkiException($"{where} is too large for a JSON Web Key Set");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
                throw new PkiException($"{where} is no JSON Web Key Set: it must be an object with a list keys");
            if (keys.GetArrayLength() > MaxKeys) throw new PkiException($"{where} has more than {MaxKeys} keys");
            return [.. keys.EnumerateArray().Select((key, i) => Key(key, $"{where}: keys[{i}]")).OfType<VerificationKey>()];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A text with half a character in it is no JSON to the reader of that text alone.
            throw new PkiException($"{where} is no JSON Web Key Set: {broken.Message}", broken);
        }
    }

    /// <summary>Null for a key that verifies no signature here.</summary>
    private static VerificationKey? Key(JsonElement key, string at)
    {
        if (key.ValueKind != JsonValueKind.Object) throw new PkiException($"{at} is no object");
        if (ClaimsReader.Text(key, "use") is { Length: > 0 } use && use != "sig") return null;
        try
        {
            AsymmetricAlgorithm? read = ClaimsReader.Text(key, "kty") switch
            {
                "RSA" => Rsa(key, at),
                "EC" => Elliptic(key, at),
                _ => null,
            };
            return read is null ? null : new(ClaimsReader.Text(key, "kid") ?? "", read);
        }
        catch (CryptographicException bad)
        {
            throw new PkiException($"{at} is damaged: {bad.Message}", bad);
        }
    }

    private static RSA Rsa(JsonElement key, string at)
    {
        var parameters = new RSAParameters { Modulus = Number(key, "n", at), Exponent = Number(key, "e", at) };
        var bits = parameters.Modulus.Length * 8;
        if (bits is < MinRsaBits or > MaxRsaBits) throw new PkiException($"{at} is an RSA key of {bits} bits; there may be {MinRsaBits} to {MaxRsaBits}");
        return RSA.Create(parameters);
    }

    private static ECDsa? Elliptic(JsonElement key, string at)
    {
        ECCurve curve;
        int bytes;
        switch (ClaimsReader.Text(key, "crv"))
        {
            case "P-256": (curve, bytes) = (ECCurve.NamedCurves.nistP256, 32); break;
            case "P-384": (curve, bytes) = (ECCurve.NamedCurves.nistP384, 48); break;
            case "P-521": (curve, bytes) = (ECCurve.NamedCurves.nistP521, 66); break;
            default: return null;
        }

        return ECDsa.Create(new ECParameters { Curve = curve, Q = new() { X = Coordinate(key, "x", bytes, at), Y = Coordinate(key, "y", bytes, at) } });
    }

    private static byte[] Coordinate(JsonElement key, string name, int bytes, string at) =>
        Number(key, name, at) is var value && value.Length == bytes ? value : throw new PkiException($"{at}.{name} must have {bytes} bytes");

    private static byte[] Number(JsonElement key, string name, string at) =>
        ClaimsReader.Text(key, name) is { Length: > 0 } text && Base64Url.TryDecode(text, out var bytes) ? bytes : throw new PkiException($"{at}.{name} must be a number in base64url");
}
