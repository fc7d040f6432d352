using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>Parts of an object as expressions see them, taken out of the tree one by one as they are asked for.</summary>
internal static class RuleValues
{
    public static CelValue Of(JsonNode? value, SchemaNode? schema)
    {
        switch (value)
        {
            case null:
                return CelValue.Null;
            case JsonObject map:
                return CelValue.Of(new RuleMap(map, schema));
            case JsonArray list:
                return CelValue.Of(new RuleList(list, schema));
            default:
                return Scalar(value, schema);
        }
    }

    private static CelValue Scalar(JsonNode value, SchemaNode? schema) => value.GetValueKind() switch
    {
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        JsonValueKind.Number when schema?.Source.Type != "number" && JsonNumber.TryInteger(value, out var whole) => CelValue.Of(whole),
        JsonValueKind.Number when schema?.Source.Type == "integer" => CelValue.Of((long)JsonNumber.ToDouble(value)),
        JsonValueKind.Number => CelValue.Of(JsonNumber.ToDouble(value)),
        _ => Text(value.GetValue<string>(), schema),
    };

    private static CelValue Text(string text, SchemaNode? schema)
    {
        switch (schema is { Source: { Type: "string", Enum.IsEmpty: true } source } ? source.Format : "")
        {
            case "duration":
                return Duration.TryParse(text, out var duration, out var wrong) ? CelValue.Duration(duration.Nanoseconds) : CelValue.Error($"Invalid duration {text}: {wrong}");
            case "date":
                return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var day)
                    ? CelValue.Timestamp(day)
                    : CelValue.Error($"Invalid date formatted string {text}");
            case "date-time":
                return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
                    ? CelValue.Timestamp(time)
                    : CelValue.Error($"Invalid date-time formatted string {text}");
            case "byte":
                var bytes = new byte[text.Length];
                return Convert.TryFromBase64String(text, bytes, out var count) ? CelValue.Of(bytes[..count]) : CelValue.Error($"Invalid byte formatted string {text}");
            default:
                return CelValue.Of(text);
        }
    }
}
