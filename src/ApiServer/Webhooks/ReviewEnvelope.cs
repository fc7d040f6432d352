using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Webhooks;

/// <summary>The object around a question to a webhook and around its answer: an AdmissionReview, a ConversionReview.</summary>
internal sealed class ReviewEnvelope(string group, string kind)
{
    private const string Strict = "v1";

    /// <summary>The first version that the webhook reads and this server writes; null when there is none.</summary>
    public static string? Choose(Items<string> versions) => versions.Find(static v => v is Strict or "v1beta1");

    /// <param name="request">Writes the value of the field <c>request</c>.</param>
    public byte[] Write(string version, Action<Utf8JsonWriter> request)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, kind);
            writer.WriteString("apiVersion"u8, $"{group}/{version}");
            writer.WritePropertyName("request"u8);
            request(writer);
            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    /// <summary>The field <c>response</c> of an answer. Version v1 must say what it is and to which question it belongs; v1beta1 need not.</summary>
    /// <param name="absent">What is said when there is no such field.</param>
    /// <exception cref="WebhookException">It is no answer to that question.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonObject Open(byte[] body, string version, string uid, string absent)
    {
        var tree = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = Limits.JsonDepth }) as JsonObject;
        var (saidKind, saidVersion) = (Text(tree?["kind"]), Text(tree?["apiVersion"]));
        if (version == Strict && (saidKind != kind || saidVersion != $"{group}/{Strict}"))
            throw new WebhookException($"expected webhook response of {group}/{Strict}, Kind={kind}, got {saidVersion}, Kind={saidKind}");
        if (tree?["response"] is not JsonObject response) throw new WebhookException(absent);
        if (version == Strict && Text(response["uid"]) != uid) throw new WebhookException($"expected response.uid={GoQuote.Quote(uid)}, got {GoQuote.Quote(Text(response["uid"]))}");
        return response;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
