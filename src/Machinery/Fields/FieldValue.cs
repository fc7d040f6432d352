using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Codecs;

namespace Keles.Machinery;

/// <summary>Prints a refused value as upstream does: text in quotes, numbers and booleans plain, structures as JSON.</summary>
internal static class FieldValue
{
    public static string Print(object? value) => value switch
    {
        null => "null",
        string text => GoQuote.Quote(text),
        bool yes => yes ? "true" : "false",
        int or long or uint or ulong or short or byte => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        double number => GoNumber.Text(number),
        JsonNode node => GoJson.Write(node),
        Quantity or Time or MicroTime or Duration => GoQuote.Quote(value.ToString()!),
        IntOrString either => either.IsString ? GoQuote.Quote(either.Str!) : either.ToString(),
        RawJson raw => GoJson.EscapeHtml(raw.ToString()),
        _ => Json(value),
    };

    private static string Json(object value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) Write(writer, value);
        return GoJson.EscapeHtml(Encoding.UTF8.GetString(buffer.Written));
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case IJsonValue json: json.WriteJson(writer); break;
            case IEnumerable<KeyValuePair<string, string>> map:
                writer.WriteStartObject();
                foreach (var (key, text) in map) writer.WriteString(key, text);
                writer.WriteEndObject();
                break;
            case string text: writer.WriteStringValue(text); break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteRawValue(Print(value)); break;
        }
    }
}
