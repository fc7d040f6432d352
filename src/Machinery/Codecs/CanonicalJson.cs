using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Codecs;

/// <summary>Writes a tree in the one form that equal trees share: members in ordinal order, numbers as Go's encoder writes them.</summary>
public static class CanonicalJson
{
    public static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var (name, member) in map.OrderBy(static m => m.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(member, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list) Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                if (node.GetValueKind() == JsonValueKind.Number) Number(node, writer);
                else node.WriteTo(writer);
                break;
        }
    }

    private static void Number(JsonNode number, Utf8JsonWriter writer)
    {
        if (JsonNumber.TryInteger(number, out var whole)) writer.WriteNumberValue(whole);
        else writer.WriteRawValue(GoNumber.Json(JsonNumber.ToDouble(number)), skipInputValidation: true);
    }
}
