namespace Keles.Pki;

/// <summary>Tells OpenID clients where the keys of this issuer are.</summary>
internal static class OpenIdDiscovery
{
    public static byte[] Write(string issuer, string keySetUri, IEnumerable<SigningKey> keys) => ClaimsWriter.Object(json =>
    {
        json.WriteString("issuer", issuer);
        json.WriteString("jwks_uri", keySetUri);
        json.WriteStartArray("response_types_supported");
        json.WriteStringValue("id_token");
        json.WriteEndArray();
        json.WriteStartArray("subject_types_supported");
        json.WriteStringValue("public");
        json.WriteEndArray();
        json.WriteStartArray("id_token_signing_alg_values_supported");
        foreach (var algorithm in keys.Select(k => k.Algorithm).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(algorithm);
        }

        json.WriteEndArray();
    });
}
