using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Yaml;

/// <summary>
/// Writes JSON as YAML byte for byte as upstream and kubectl do: members in their natural order, lists at the level of
/// their key, texts quoted where they would read as something else, long ones folded.
/// </summary>
public sealed class YamlWriter
{
    private const int LongestSimpleKey = 128;
    private readonly YamlLine line = new();

    private YamlWriter()
    {
    }

    public static string Write(JsonNode? value)
    {
        var writer = new YamlWriter();
        writer.Node(value, -1, inMap: false);
        return writer.line.Finish();
    }

    /// <summary>Several documents, each after a line of dashes but the first.</summary>
    public static string WriteAll(IEnumerable<JsonNode?> documents) => string.Join("---\n", documents.Select(Write));

    private void Node(JsonNode? value, int indent, bool inMap)
    {
        switch (value)
        {
            case JsonObject { Count: 0 }:
                line.Indicator("{", needSpace: true, isSpace: true);
                line.Indicator("}");
                break;
            case JsonArray { Count: 0 }:
                line.Indicator("[", needSpace: true, isSpace: true);
                line.Indicator("]");
                break;
            case JsonObject map:
                Map(map, indent < 0 ? 0 : indent + 2);
                break;
            case JsonArray list:
                var flush = inMap && !line.AtIndention;
                List(list, indent < 0 ? 0 : flush ? indent : indent + 2);
                break;
            default:
                Scalar(value, indent);
                break;
        }
    }

    private void Map(JsonObject map, int indent)
    {
        foreach (var (name, value) in map.OrderBy(static m => m.Key, YamlKeyOrder.Instance))
        {
            line.Indent(indent);
            var shape = YamlScalarShape.Of(name);
            if (shape.Multiline || System.Text.Encoding.UTF8.GetByteCount(name) > LongestSimpleKey)
            {
                line.Indicator("?", needSpace: true, isIndention: true);
                Text(name, indent, isKey: false);
                line.Indent(indent);
                line.Indicator(":", needSpace: true, isIndention: true);
            }
            else
            {
                Text(name, indent, isKey: true);
                line.Indicator(":");
            }

            Node(value, indent, inMap: true);
        }
    }

    private void List(JsonArray list, int indent)
    {
        foreach (var item in list)
        {
            line.Indent(indent);
            line.Indicator("-", needSpace: true, isIndention: true);
            Node(item, indent, inMap: false);
        }
    }

    private void Scalar(JsonNode? value, int indent)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.String:
                Text(value.GetValue<string>(), indent, isKey: false);
                break;
            case JsonValueKind.Number:
                line.Plain(Number(value), Below(indent), mayFold: false);
                break;
            default:
                line.Plain(value?.ToJsonString() ?? "null", Below(indent), mayFold: false);
                break;
        }
    }

    private void Text(string text, int indent, bool isKey)
    {
        var shape = YamlScalarShape.Of(text);
        var below = Below(indent);
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            if (shape.Literal && !isKey)
            {
                line.Literal(text, below);
            }
            else
            {
                line.DoubleQuoted(text, below, mayFold: !isKey);
            }
        }
        else if (ReadsAsSomethingElse(text, isKey))
        {
            line.DoubleQuoted(text, below, mayFold: !isKey);
        }
        else if (shape.Plain && !(isKey && text.Contains(" *", StringComparison.Ordinal)))
        {
            line.Plain(text, below, mayFold: !isKey);
        }
        else if (shape.SingleQuoted)
        {
            line.SingleQuoted(text, below, mayFold: !isKey);
        }
        else
        {
            line.DoubleQuoted(text, below, mayFold: !isKey);
        }
    }

    /// <summary>Upstream leaves <c>&lt;&lt;</c> as it is; as a key it would come back as a merge, so there it is quoted.</summary>
    private static bool ReadsAsSomethingElse(string text, bool isKey) => YamlScalars.Resolve(text, out _) switch
    {
        YamlScalarKind.Text => YamlScalars.LooksLikeBase60(text),
        YamlScalarKind.Merge => isKey,
        _ => true,
    };

    private static int Below(int indent) => indent < 0 ? 2 : indent + 2;

    private static string Number(JsonNode number)
    {
        var text = number.ToJsonString();
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? text
            : GoNumber.Text(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
