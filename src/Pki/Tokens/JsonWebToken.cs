using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Keles.Pki;

/// <summary>A token in compact form, taken apart but not yet trusted: the payload counts only once a key verifies it.</summary>
public sealed record JsonWebToken
{
    /// <summary>Longer ones are not looked at: tokens arrive before anyone is authenticated.</summary>
    public const int MaxLength = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private JsonWebToken(string algorithm, string? keyId, JsonElement payload, byte[] signed, byte[] signature)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        Payload = payload;
        Signed = signed;
        Signature = signature;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    /// <summary>The claims; always an object.</summary>
    public JsonElement Payload { get; }

    internal byte[] Signed { get; }

    internal byte[] Signature { get; }

    /// <summary>False for anything that is not a token in compact form; this is no error, other kinds of token exist.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        if (text.Length > MaxLength || !Split(text, out var header, out var payload, out var signature))
        {
            return false;
        }

        if (!Base64Url.TryDecode(text.AsSpan()[signature], out var signatureBytes)
            || !TryReadObject(text.AsSpan()[header], out var headerJson)
            || !TryReadObject(text.AsSpan()[payload], out var payloadJson)
            || !headerJson.TryGetProperty("alg", out var algorithm) || algorithm.ValueKind != JsonValueKind.String
            || headerJson.TryGetProperty("crit", out _))
        {
            return false;
        }

        string? keyId = null;
        if (headerJson.TryGetProperty("kid", out var kid))
        {
            if (kid.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            keyId = kid.GetString();
        }

        // All three parts are plain ASCII by now, and the signature is over the first two as they were sent.
        var signed = Encoding.ASCII.GetBytes(text, 0, payload.End.Value);
        token = new JsonWebToken(algorithm.GetString()!, keyId, payloadJson, signed, signatureBytes);
        return true;
    }

    /// <summary>Makes the compact form of signed claims.</summary>
    internal static string Create(ReadOnlySpan<byte> payload, SigningKey key)
    {
        var header = $$"""{"alg":"{{key.Algorithm}}","kid":"{{key.Id}}"}""";
        var signed = $"{Base64Url.Encode(Encoding.UTF8.GetBytes(header))}.{Base64Url.Encode(payload)}";
        return $"{signed}.{Base64Url.Encode(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static bool Split(string text, out Range header, out Range payload, out Range signature)
    {
        var first = text.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('.', first + 1);
        var third = second < 0 ? -1 : text.IndexOf('.', second + 1);
        (header, payload, signature) = second < 0
            ? default
            : (..first, (first + 1)..second, (second + 1)..text.Length);
        return second > 0 && third < 0;
    }

    private static bool TryReadObject(ReadOnlySpan<char> part, out JsonElement value)
    {
        value = default;
        if (!Base64Url.TryDecode(part, out var bytes) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            value = document.RootElement.Clone();
            ReadAllText(bytes);
            return value.ValueKind == JsonValueKind.Object;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The parser lets an escape pass that stands for half a character, and whoever reads that text later would throw.</summary>
    private static void ReadAllText(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Strict.MaxDepth });
        while (json.Contains((byte)'\\') && reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}
