using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.CustomResources;

/// <summary>Reads texts into trees; of members that stand twice the last counts, and the repetition is noted.</summary>
internal static class CustomReader
{
    /// <summary>Throws <see cref="DecodeException"/> on anything but one object.</summary>
    public static JsonObject Read(ReadOnlySpan<byte> utf8, List<string>? duplicates)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, JsonFormat.Reading);
            if (!reader.Read()) throw new DecodeException("unexpected end of JSON input");
            if (reader.TokenType != JsonTokenType.StartObject) throw new DecodeException("json: cannot unmarshal into Go value of type map[string]interface {}");
            var tree = Object(ref reader, SchemaPath.Root, duplicates);
            if (reader.Read()) throw new DecodeException("invalid character after top-level value");
            return tree;
        }
        catch (JsonException e)
        {
            throw new DecodeException(JsonErrors.Describe(e), e);
        }
    }

    private static JsonNode? Value(ref Utf8JsonReader reader, SchemaPath path, List<string>? duplicates)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, path, duplicates);
            case JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Value(ref reader, duplicates is null ? path : path.Index(list.Count), duplicates));
                return list;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString());
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            default:
                return Number(ref reader);
        }
    }

    private static JsonObject Object(ref Utf8JsonReader reader, SchemaPath path, List<string>? duplicates)
    {
        var map = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var below = duplicates is null ? path : path.Member(name);
            if (duplicates is not null && map.ContainsKey(name)) Note(duplicates, $"duplicate field \"{below}\"");
            reader.Read();
            map[name] = Value(ref reader, below, duplicates);
        }

        return map;
    }

    private static JsonNode Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole)) return JsonValue.Create(whole);
        return JsonValue.Create(reader.GetDouble());
    }

    private static void Note(List<string> notes, string text)
    {
        if (!notes.Contains(text)) notes.Add(text);
    }
}
