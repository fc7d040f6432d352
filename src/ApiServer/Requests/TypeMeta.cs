using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>What a JSON body says it is.</summary>
internal readonly record struct TypeMeta(string ApiVersion, string Kind)
{
    /// <summary>Reads the two members wherever they stand at the top; throws <see cref="DecodeException"/> on malformed text.</summary>
    public static TypeMeta Read(ReadOnlySpan<byte> json)
    {
        var (apiVersion, kind) = ("", "");
        try
        {
            var reader = new Utf8JsonReader(json, JsonFormat.Reading);
            if (!reader.Read()) throw new DecodeException("unexpected end of JSON input");
            if (reader.TokenType == JsonTokenType.Null) return new("", "");
            if (reader.TokenType != JsonTokenType.StartObject) throw new DecodeException($"json: cannot unmarshal {Token(reader.TokenType)} into Go value of type struct {{ APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }}");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isVersion = reader.ValueTextEquals("apiVersion"u8);
                var isKind = reader.ValueTextEquals("kind"u8);
                reader.Read();
                if (isVersion) apiVersion = Text(ref reader, "apiVersion", apiVersion);
                else if (isKind) kind = Text(ref reader, "kind", kind);
                reader.Skip();
            }

            // What follows the object is an error of the text.
            reader.Read();
        }
        catch (JsonException e)
        {
            throw new DecodeException(JsonErrors.Describe(e, json), e);
        }

        return new(apiVersion, kind);
    }

    private static string Text(ref Utf8JsonReader reader, string field, string before) => reader.TokenType switch
    {
        JsonTokenType.String => JsonTexts.Read(ref reader),
        JsonTokenType.Null => before,
        var other => throw new DecodeException($"json: cannot unmarshal {Token(other)} into Go struct field .{field} of type string"),
    };

    private static string Token(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "array",
        JsonTokenType.StartObject => "object",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        _ => "bool",
    };
}
