using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>Reads paths. Null for what is none.</summary>
internal static class JsonPathParser
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "<", ">"];

    public static List<JsonPathStep>? Parse(string text)
    {
        var steps = new List<JsonPathStep>();
        var at = 0;
        if (at < text.Length && text[at] is '$' or '@') at++;
        while (at < text.Length)
        {
            var descends = false;
            if (text[at] == '.')
            {
                at++;
                if (at < text.Length && text[at] == '.')
                {
                    descends = true;
                    at++;
                }

                // A dot alone is the whole object; one at the end leads nowhere.
                if (at == text.Length) return steps.Count == 0 && !descends ? steps : null;
            }

            var step = text[at] == '[' ? Bracket(text, ref at) : Name(text, ref at);
            if (step is null) return null;
            steps.Add(descends ? new JsonPathStep.Descend(step) : step);
        }

        return steps;
    }

    private static JsonPathStep? Name(string text, ref int at)
    {
        if (text[at] == '*')
        {
            at++;
            return new JsonPathStep.All();
        }

        var name = new StringBuilder();
        while (at < text.Length && text[at] is not ('.' or '['))
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            name.Append(text[at++]);
        }

        return name.Length == 0 ? null : new JsonPathStep.Member(name.ToString());
    }

    private static JsonPathStep? Bracket(string text, ref int at)
    {
        var end = End(text, at);
        if (end < 0) return null;
        var inside = text[(at + 1)..end].Trim();
        at = end + 1;
        if (inside.StartsWith("?(", StringComparison.Ordinal) && inside.EndsWith(')')) return Filter(inside[2..^1].Trim());
        var parts = Split(inside);
        var steps = new List<JsonPathStep>();
        foreach (var part in parts)
        {
            if (One(part.Trim()) is not { } step) return null;
            steps.Add(step);
        }

        return steps.Count == 1 ? steps[0] : new JsonPathStep.Union(steps);
    }

    private static JsonPathStep? One(string part)
    {
        if (part == "*") return new JsonPathStep.All();
        if (part.Length >= 2 && part[0] is '\'' or '"' && part[^1] == part[0]) return new JsonPathStep.Member(part[1..^1].Replace("\\" + part[0], part[0].ToString(), StringComparison.Ordinal));
        var numbers = part.Split(':');
        if (numbers.Length > 3) return null;
        var parsed = new int?[3];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].Trim().Length == 0) continue;
            if (!int.TryParse(numbers[i].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return numbers.Length == 1 && part.Length > 0 ? new JsonPathStep.Member(part) : null;
            parsed[i] = number;
        }

        if (numbers.Length > 1) return parsed[2] is <= 0 ? null : new JsonPathStep.Slice(parsed[0], parsed[1], parsed[2] ?? 1);
        return parsed[0] is { } index ? new JsonPathStep.Slice(index, index == -1 ? null : index + 1, 1) : null;
    }

    private static JsonPathStep? Filter(string text)
    {
        foreach (var sign in Operators)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at <= 0) continue;
            var right = text[(at + sign.Length)..].Trim();
            if (Parse(text[..at].Trim()) is not { } left) return null;
            if (right.StartsWith('@') || right.StartsWith('$')) return Parse(right) is { } path ? new JsonPathStep.Filter(left, sign, null, path) : null;
            return Constant(right, out var constant) ? new JsonPathStep.Filter(left, sign, constant, null) : null;
        }

        return Parse(text) is { } exists ? new JsonPathStep.Filter(exists, "", null, null) : null;
    }

    private static bool Constant(string text, out JsonNode? value)
    {
        value = null;
        if (text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0]) value = JsonValue.Create(text[1..^1]);
        else if (text is "true" or "false") value = JsonValue.Create(text == "true");
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) value = JsonValue.Create(number);
        else return false;
        return true;
    }

    /// <summary>Where the bracket that opens at <paramref name="open"/> closes.</summary>
    private static int End(string text, int open)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = open; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\') i++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '[')
            {
                depth++;
            }
            else if (c == ']' && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var quote = '\0';
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0') quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '"') quote = text[i];
            else if (text[i] == ',')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }
}
