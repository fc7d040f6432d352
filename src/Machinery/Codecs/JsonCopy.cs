using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>Copies JSON tokens from a reader to a writer, dropping white space.</summary>
public static class JsonCopy
{
    /// <summary>Copies the value the reader stands on; afterwards the reader stands on its last token.</summary>
    public static void Value(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        var depth = 0;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); depth++; break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); depth++; break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); depth--; break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); depth--; break;
                case JsonTokenType.PropertyName: Name(ref reader, writer); break;
                case JsonTokenType.String: Text(ref reader, writer); break;
                case JsonTokenType.Number: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
                case JsonTokenType.True: writer.WriteBooleanValue(true); break;
                case JsonTokenType.False: writer.WriteBooleanValue(false); break;
                case JsonTokenType.Null: writer.WriteNullValue(); break;
            }
        }
        while (depth > 0 && reader.Read());
    }

    private static void Name(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        if (IsSpecial(ref reader)) writer.WritePropertyName(JsonTexts.Read(ref reader));
        else writer.WritePropertyName(reader.ValueSpan);
    }

    private static void Text(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        if (IsSpecial(ref reader)) writer.WriteStringValue(JsonTexts.Read(ref reader));
        else writer.WriteStringValue(reader.ValueSpan);
    }

    /// <summary>It cannot be copied byte for byte.</summary>
    private static bool IsSpecial(ref Utf8JsonReader reader) => reader.ValueIsEscaped || !System.Text.Unicode.Utf8.IsValid(reader.ValueSpan);
}
