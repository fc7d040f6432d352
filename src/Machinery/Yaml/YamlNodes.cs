using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core.Events;

namespace Keles.Machinery.Yaml;

/// <summary>Turns scalars into JSON values and into the names of members.</summary>
internal static class YamlNodes
{
    private const string Prefix = "tag:yaml.org,2002:";

    public static JsonNode? Value(Scalar scalar)
    {
        var line = scalar.Start.Line;
        var tag = Tag(scalar);
        if (tag is null)
        {
            return IsPlain(scalar) ? Resolved(scalar.Value, line) : JsonValue.Create(scalar.Value);
        }

        return tag switch
        {
            "null" => null,
            "binary" => JsonValue.Create(Binary(scalar.Value, line)),
            "bool" or "int" or "float" => Tagged(tag, scalar.Value, line),
            _ => JsonValue.Create(scalar.Value),
        };
    }

    /// <summary>The name a key has in JSON, where there are only texts.</summary>
    public static string Name(Scalar scalar)
    {
        if (Tag(scalar) is not null || !IsPlain(scalar))
        {
            return Value(scalar) is JsonValue value && value.TryGetValue<string>(out var text) ? text : scalar.Value;
        }

        return YamlScalars.Resolve(scalar.Value, out var resolved) switch
        {
            YamlScalarKind.Null => throw Error(scalar.Start.Line, "unsupported map key: null"),
            YamlScalarKind.Flag => (bool)resolved! ? "true" : "false",
            YamlScalarKind.Integer => ((BigInteger)resolved!).ToString(CultureInfo.InvariantCulture),
            YamlScalarKind.Float => FloatName((double)resolved!),
            _ => scalar.Value,
        };
    }

    private static string FloatName(double value) => GoNumber.Text(value) switch
    {
        "NaN" => ".nan",
        "+Inf" => ".inf",
        "-Inf" => "-.inf",
        var text => text,
    };

    public static bool IsMergeKey(Scalar scalar) => Tag(scalar) is { } tag
        ? tag == "merge"
        : IsPlain(scalar) && YamlScalars.Resolve(scalar.Value, out _) == YamlScalarKind.Merge;

    public static YamlFormatException Error(long line, string problem)
        => new(string.Create(CultureInfo.InvariantCulture, $"line {line}: {problem}"));

    /// <summary>
    /// The library takes a colon for a letter after a word that begins with <c>*</c>: <c>a *b: 1</c> would be one text and not a member. No plain text
    /// can have a colon before a blank, so that is noticed, and what would be read wrongly is not read at all.
    /// </summary>
    public static void RefuseMisread(Scalar scalar)
    {
        if (IsPlain(scalar) && (scalar.Value.Contains(": ", StringComparison.Ordinal) || scalar.Value.EndsWith(':')))
        {
            throw Error(scalar.Start.Line, "a key with a word that begins with '*' must be quoted");
        }
    }

    private static bool IsPlain(Scalar scalar) => scalar.Style == YamlDotNet.Core.ScalarStyle.Plain;

    private static string? Tag(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty)
        {
            return null;
        }

        // A bare ! asks for a text; tags of one's own are nobody's here and leave a text too.
        var tag = scalar.Tag.IsNonSpecific ? "str" : scalar.Tag.Value;
        return tag.StartsWith(Prefix, StringComparison.Ordinal) ? tag[Prefix.Length..] : tag;
    }

    private static JsonNode? Resolved(string text, long line) => YamlScalars.Resolve(text, out var value) switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Flag => JsonValue.Create((bool)value!),
        YamlScalarKind.Integer => Number(((BigInteger)value!).ToString(CultureInfo.InvariantCulture)),
        YamlScalarKind.Float => Float((double)value!, line),
        _ => JsonValue.Create(text),
    };

    private static JsonNode? Tagged(string tag, string text, long line)
    {
        var kind = YamlScalars.Resolve(text, out var value);
        var fits = (tag, kind) switch
        {
            ("bool", YamlScalarKind.Flag) or ("int", YamlScalarKind.Integer) or ("float", YamlScalarKind.Float or YamlScalarKind.Integer) => true,
            _ => false,
        };
        if (!fits)
        {
            throw Error(line, $"cannot decode !!{(kind == YamlScalarKind.Text ? "str" : "value")} `{text}` as a !!{tag}");
        }

        return tag == "float" && value is BigInteger whole ? Float((double)whole, line) : Resolved(text, line);
    }

    private static JsonNode Float(double value, long line) => double.IsFinite(value)
        ? Number(GoNumber.Json(value))
        : throw Error(line, $"json: unsupported value: {GoNumber.Text(value)}");

    private static JsonNode Number(string text) => JsonNode.Parse(text)!;

    private static string Binary(string text, long line)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw Error(line, "!!binary value contains invalid base64 data");
        }
    }
}
