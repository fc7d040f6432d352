using System.Text;

namespace Keles.ApiServer;

/// <summary>Reads a token file: one token a line as <c>token,user,uid,"group1,group2"</c>, the groups optional.</summary>
public static class StaticTokenFile
{
    /// <exception cref="FormatException">A line is broken; says which.</exception>
    public static IReadOnlyList<StaticToken> Parse(string text, string where)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new Dictionary<string, StaticToken>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.TrimEnd('\r');
            if (trimmed.Length == 0) continue;
            var fields = Fields(trimmed) ?? throw new FormatException($"{where} line {number}: a quotation mark is not closed or stands inside a field");
            if (fields.Count < 3) throw new FormatException($"{where} line {number}: at least 3 columns (token, user name, user uid) are needed, found {fields.Count}");
            if (fields[0].Length == 0) throw new FormatException($"{where} line {number}: the token is empty");
            string[] groups = fields.Count > 3 && fields[3].Length > 0 ? fields[3].Split(',', StringSplitOptions.TrimEntries) : [];
            tokens[fields[0]] = new StaticToken(fields[0], fields[1], fields[2], groups);
        }

        return [.. tokens.Values];
    }

    /// <summary>The fields of one line; null when its quotation marks do not fit.</summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t') at++;
            string field;
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } quoted) return null;
                field = quoted;
            }
            else
            {
                var end = line.IndexOf(',', at);
                if (end < 0) end = line.Length;
                field = line[at..end];
                at = end;
                if (field.Contains('"', StringComparison.Ordinal)) return null;
            }

            fields.Add(field);
            if (at == line.Length) return fields;
            if (line[at] != ',') return null;
            at++;
        }
    }

    /// <summary>From a quotation mark to the one that closes it; two of them stand for one.</summary>
    private static string? Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                text.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                text.Append('"');
                at++;
            }
            else
            {
                at++;
                return text.ToString();
            }
        }

        return null;
    }
}
