using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery;

/// <summary>
/// JSON text as Go's encoder writes it: no spaces, the members of an object in ordinal order, <c>&lt; &gt; &amp;</c> escaped.
/// Messages and the keys of managed fields are compared byte by byte, so the form matters.
/// </summary>
public static class GoJson
{
    /// <param name="value">A node, or null for JSON's null.</param>
    /// <param name="escapeHtml">Whether <c>&lt; &gt; &amp;</c> are escaped, as Go does unless told otherwise.</param>
    public static string Write(JsonNode? value, bool escapeHtml = true)
    {
        var text = new StringBuilder();
        Append(text, value, escapeHtml);
        return text.ToString();
    }

    public static string Quote(string value, bool escapeHtml = true)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendString(text, value, escapeHtml);
        return text.ToString();
    }

    /// <summary>Escapes <c>&lt; &gt; &amp;</c> in a JSON text; they can stand only inside its strings.</summary>
    public static string EscapeHtml(string json) => json.AsSpan().IndexOfAny('<', '>', '&') < 0
        ? json
        : json.Replace("<", @"\u003c", StringComparison.Ordinal).Replace(">", @"\u003e", StringComparison.Ordinal).Replace("&", @"\u0026", StringComparison.Ordinal);

    private static void Append(StringBuilder text, JsonNode? value, bool escapeHtml)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case JsonObject map:
                AppendObject(text, map, escapeHtml);
                break;
            case JsonArray list:
                AppendArray(text, list, escapeHtml);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                AppendString(text, scalar.GetValue<string>(), escapeHtml);
                break;
            default:
                text.Append(value is null ? "null" : value.ToJsonString());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject map, bool escapeHtml)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, member) in map.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",");
            first = false;
            AppendString(text, name, escapeHtml);
            text.Append(':');
            Append(text, member, escapeHtml);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray list, bool escapeHtml)
    {
        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Append(text, list[i], escapeHtml);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value, bool escapeHtml)
    {
        text.Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            var escape = rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => @"\b",
                '\f' => @"\f",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '<' or '>' or '&' when escapeHtml => Hex(rune),
                < 0x20 or 0x2028 or 0x2029 => Hex(rune),
                _ => null,
            };
            text.Append(escape ?? rune.ToString());
        }

        text.Append('"');
    }

    private static string Hex(Rune rune) => @"\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture);
}
