using System.Security.Cryptography;
using System.Text.Json;

namespace Keles.Pki;

/// <summary>Public keys in the form that OpenID clients fetch.</summary>
internal static class JsonWebKeySet
{
    public static byte[] Write(IEnumerable<SigningKey> keys) => ClaimsWriter.Object(json =>
    {
        json.WriteStartArray("keys");
        foreach (var key in keys.DistinctBy(k => k.Id))
        {
            json.WriteStartObject();
            json.WriteString("use", "sig");
            WriteKey(json, key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteKey(Utf8JsonWriter json, SigningKey key)
    {
        if (key.Key is ECDsa ec)
        {
            var point = ec.ExportParameters(false).Q;
            json.WriteString("kty", "EC");
            json.WriteString("kid", key.Id);
            json.WriteString("crv", $"P-{ec.KeySize}");
            json.WriteString("alg", key.Algorithm);
            json.WriteString("x", Base64Url.Encode(point.X));
            json.WriteString("y", Base64Url.Encode(point.Y));
            return;
        }

        var rsa = ((RSA)key.Key).ExportParameters(false);
        json.WriteString("kty", "RSA");
        json.WriteString("kid", key.Id);
        json.WriteString("alg", key.Algorithm);
        json.WriteString("n", Base64Url.Encode(rsa.Modulus));
        json.WriteString("e", Base64Url.Encode(rsa.Exponent));
    }
}
