using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Codecs;

/// <summary>Reads a whole JSON text as a tree: of a member given twice the last one stays, and each such is noted.</summary>
/// <remarks>The framework's own reader of trees throws when such a member is touched, long after it read the text.</remarks>
public static class JsonTreeReader
{
    /// <summary>As many strict errors as upstream reports at most.</summary>
    private const int MostErrors = 100;

    /// <param name="strictErrors">Where duplicates are noted; null when nobody asks.</param>
    /// <exception cref="DecodeException">Malformed text, in the words of upstream's reader.</exception>
    public static JsonNode? Read(ReadOnlySpan<byte> text, List<string>? strictErrors = null)
    {
        var reader = new Utf8JsonReader(text, JsonFormat.Reading);
        try
        {
            reader.Read();
            var value = Value(ref reader, [], strictErrors);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw new DecodeException(JsonErrors.Describe(e, text), e);
        }
    }

    private static JsonNode? Value(ref Utf8JsonReader reader, List<string> path, List<string>? strictErrors)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members(ref reader, path, strictErrors);
            case JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    path.Add($"[{list.Count}]");
                    list.Add(Value(ref reader, path, strictErrors));
                    path.RemoveAt(path.Count - 1);
                }

                return list;
            case JsonTokenType.String:
                return JsonValue.Create(JsonTexts.Read(ref reader));
            case JsonTokenType.Null:
                return null;
            default:
                // A number keeps its digits: it may be larger than any type here.
                using (var scalar = JsonDocument.ParseValue(ref reader)) return JsonValue.Create(scalar.RootElement.Clone());
        }
    }

    private static JsonObject Members(ref Utf8JsonReader reader, List<string> path, List<string>? strictErrors)
    {
        var members = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonTexts.Read(ref reader);
            reader.Read();
            if (strictErrors is { Count: < MostErrors } && members.ContainsKey(name))
            {
                var error = $"duplicate field \"{string.Concat(path)}{(path.Count > 0 ? "." : "")}{name}\"";
                if (!strictErrors.Contains(error)) strictErrors.Add(error);
            }

            path.Add(path.Count > 0 ? "." + name : name);
            members[name] = Value(ref reader, path, strictErrors);
            path.RemoveAt(path.Count - 1);
        }

        return members;
    }
}
