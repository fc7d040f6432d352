using System.Buffers;
using System.Text.Json;

namespace Keles.Pki;

/// <summary>Writes claims as upstream does: keys sorted, audiences always a list, times as whole seconds.</summary>
internal static class ClaimsWriter
{
    public static byte[] Write(ServiceAccountClaims claims, string issuer) => Object(json =>
    {
        json.WriteStartArray("aud");
        foreach (var audience in claims.Audiences)
        {
            json.WriteStringValue(audience);
        }

        json.WriteEndArray();
        json.WriteNumber("exp", claims.Expires.ToUnixTimeSeconds());
        json.WriteNumber("iat", claims.IssuedAt.ToUnixTimeSeconds());
        json.WriteString("iss", issuer);
        if (claims.Id.Length > 0)
        {
            json.WriteString("jti", claims.Id);
        }

        json.WriteStartObject("kubernetes.io");
        json.WriteString("namespace", claims.Namespace);
        Reference(json, "node", claims.Node);
        Reference(json, "pod", claims.Pod);
        Reference(json, "secret", claims.Secret);
        Reference(json, "serviceaccount", claims.ServiceAccount);
        if (claims.WarnAfter is { } warnAfter)
        {
            json.WriteNumber("warnafter", warnAfter.ToUnixTimeSeconds());
        }

        json.WriteEndObject();
        json.WriteNumber("nbf", claims.NotBefore.ToUnixTimeSeconds());
        json.WriteString("sub", claims.User);
    });

    public static byte[] Write(LegacyTokenClaims claims) => Object(json =>
    {
        json.WriteString("iss", LegacyTokenClaims.Issuer);
        json.WriteString("kubernetes.io/serviceaccount/namespace", claims.Namespace);
        json.WriteString("kubernetes.io/serviceaccount/secret.name", claims.SecretName);
        json.WriteString("kubernetes.io/serviceaccount/service-account.name", claims.ServiceAccount.Name);
        json.WriteString("kubernetes.io/serviceaccount/service-account.uid", claims.ServiceAccount.Uid);
        json.WriteString("sub", claims.User);
    });

    internal static byte[] Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Reference(Utf8JsonWriter json, string name, ObjectReference? reference)
    {
        if (reference is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("name", reference.Name);
        json.WriteString("uid", reference.Uid);
        json.WriteEndObject();
    }
}
