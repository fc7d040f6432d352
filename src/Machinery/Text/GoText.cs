using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery;

/// <summary>Decoded JSON as Go prints it with <c>%v</c> and names its types; upstream's patch errors are full of both.</summary>
public static class GoText
{
    /// <summary><c>map[a:1 b:[x &lt;nil&gt;]]</c>.</summary>
    public static string Print(JsonNode? value) => value switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}:{Print(m.Value)}"))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(Print))}]",
        _ => Scalar(value),
    };

    /// <summary>As Go's <c>%#v</c>: <c>map[string]interface {}{"a":1}</c>.</summary>
    public static string Syntax(JsonNode? value) => value switch
    {
        null => "interface {}(nil)",
        JsonObject map => $"map[string]interface {{}}{{{string.Join(", ", map.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{GoQuote.Quote(m.Key)}:{Syntax(m.Value)}"))}}}",
        JsonArray list => $"[]interface {{}}{{{string.Join(", ", list.Select(Syntax))}}}",
        _ when value.GetValueKind() == JsonValueKind.String => GoQuote.Quote(value.GetValue<string>()),
        _ => Scalar(value),
    };

    /// <summary>The Go type that upstream decodes the value into.</summary>
    public static string TypeName(JsonNode? value) => value switch
    {
        null => "%!s(<nil>)",
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "bool",
            _ => JsonNumber.IsInteger(value) ? "int64" : "float64",
        },
    };

    private static string Scalar(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => JsonNumber.IsInteger(value) ? JsonNumber.Text(value) : GoNumber.Text(JsonNumber.ToDouble(value)),
    };
}
