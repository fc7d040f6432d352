using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Http;

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
            if (reader.TokenType != JsonTokenType.StartObject) throw new DecodeException($"json: cannot unmarshal {Token(reader.TokenType)} into Go value of type struct {{ APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }}");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isVersion = reader.ValueTextEquals("apiVersion"u8);
                var isKind = reader.ValueTextEquals("kind"u8);
                reader.Read();
                if ((isVersion || isKind) && reader.TokenType == JsonTokenType.String)
                {
                    if (isVersion) apiVersion = reader.GetString()!;
                    else kind = reader.GetString()!;
                }

                reader.Skip();
            }
        }
        catch (JsonException e)
        {
            throw new DecodeException(JsonErrors.Describe(e), e);
        }

        return new(apiVersion, kind);
    }

    private static string Token(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.Null => "null",
        _ => "bool",
    };
}
