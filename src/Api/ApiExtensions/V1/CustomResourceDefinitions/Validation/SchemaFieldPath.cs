using System.Text;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Follows a path of members through a schema: <c>.spec.a['b.c']</c>.</summary>
internal static class SchemaFieldPath
{
    /// <summary>Null, or what is wrong with the path in upstream's words.</summary>
    public static string? Find(string path, JSONSchemaProps schema, bool allowBrackets, out JSONSchemaProps found, out List<string> names)
    {
        found = schema;
        names = [];
        var tokens = Tokens(path);
        for (var i = 0; i < tokens.Count; i++)
        {
            string name;
            switch (tokens[i])
            {
                case "[":
                    if (!allowBrackets) return "array notation is not allowed";
                    if (++i >= tokens.Count) return "unexpected end of JSON path";
                    var quoted = tokens[i];
                    if (quoted.Length < 2 || quoted[0] != '\'' || quoted[^1] != '\'') return $"expected single quoted string but got {quoted}";
                    if (Unescape(quoted[1..^1], out name) is { } bad) return $"invalid string literal: {bad}";
                    if (++i >= tokens.Count) return "unexpected end of JSON path";
                    if (tokens[i] != "]") return $"expected ] but got {tokens[i]}";
                    break;
                case ".":
                    if (++i >= tokens.Count) return "unexpected end of JSON path";
                    name = tokens[i];
                    break;
                default:
                    return $"expected [ or . but got: {tokens[i]}";
            }

            if (!found.Properties.IsEmpty)
            {
                if (!found.Properties.TryGetValue(name, out var next)) return "does not refer to a valid field";
                found = next;
            }
            else if (found.AdditionalProperties?.Schema is { } others)
            {
                found = others;
            }
            else
            {
                return "does not refer to a valid field";
            }

            names.Add(name);
        }

        return null;
    }

    private static List<string> Tokens(string path)
    {
        var tokens = new List<string>();
        var start = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[start] == '\'')
            {
                if (i == start || path[i] != '\'' || path[i - 1] == '\\') continue;
                tokens.Add(path[start..(i + 1)]);
                start = i + 1;
            }
            else if (path[i] is '.' or '[' or ']')
            {
                if (i > start) tokens.Add(path[start..i]);
                tokens.Add(path[i].ToString());
                start = i + 1;
            }
        }

        if (start < path.Length) tokens.Add(path[start..]);
        return tokens;
    }

    private static string? Unescape(string text, out string name)
    {
        var plain = new StringBuilder();
        name = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            var c = text[++i] switch { 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', '\'' => '\'', '\\' => '\\', _ => '\0' };
            if (c == '\0') return $"invalid escape char \\{text[i]}";
            plain.Append(c);
        }

        name = plain.ToString();
        return null;
    }
}
