using System.Text.RegularExpressions;

namespace Keles.Api.CustomResources;

/// <summary>Patterns of schemas. They come from users and are run over users' texts, so they run in linear time: no backtracking.</summary>
internal static class SchemaPattern
{
    /// <summary>Null when the pattern cannot be run; a definition with such a pattern is refused before.</summary>
    public static Regex? Compile(string pattern) => TryCompile(pattern, out var compiled, out _) ? compiled : null;

    public static bool TryCompile(string pattern, out Regex? compiled, out string error)
    {
        try
        {
            compiled = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            error = "";
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            compiled = null;
            error = $"error parsing regexp: {e.Message}";
            return false;
        }
    }

    /// <summary>From RE2's language: <c>\z</c> is the end, <c>$</c> does not match before a last line break, named groups begin with <c>?P</c>, classes of ASCII are ASCII.</summary>
    private static string Translate(string pattern)
    {
        var text = new System.Text.StringBuilder(pattern.Length + 8);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                var next = pattern[++i];
                text.Append((next, inClass) switch
                {
                    ('d', false) => "[0-9]",
                    ('d', true) => "0-9",
                    ('D', false) => "[^0-9]",
                    ('w', false) => "[0-9A-Za-z_]",
                    ('w', true) => "0-9A-Za-z_",
                    ('W', false) => "[^0-9A-Za-z_]",
                    ('s', false) => @"[\t\n\f\r ]",
                    ('s', true) => @"\t\n\f\r ",
                    ('S', false) => @"[^\t\n\f\r ]",
                    _ => "\\" + next,
                });
                continue;
            }

            if (inClass)
            {
                if (c == '[' && pattern.AsSpan(i).StartsWith("[:") && pattern.IndexOf(":]", i, StringComparison.Ordinal) is > 0 and var end)
                {
                    text.Append(Posix(pattern[(i + 2)..end]));
                    i = end + 1;
                    continue;
                }

                if (c == ']') inClass = false;
                text.Append(c == '[' ? "\\[" : c.ToString());
                continue;
            }

            if (c == '[')
            {
                inClass = true;
                text.Append(c);
                if (i + 1 < pattern.Length && pattern[i + 1] == '^') text.Append(pattern[++i]);
                if (i + 1 < pattern.Length && pattern[i + 1] == ']') text.Append('\\').Append(pattern[++i]);
            }
            else if (c == '$')
            {
                text.Append("\\z");
            }
            else if (c == '(' && pattern.AsSpan(i).StartsWith("(?P<"))
            {
                text.Append("(?<");
                i += 3;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static string Posix(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "digit" => "0-9",
        "lower" => "a-z",
        "upper" => "A-Z",
        "xdigit" => "0-9A-Fa-f",
        "space" => @"\t\n\v\f\r ",
        "blank" => @"\t ",
        "punct" => @"!-/:-@\[-`{-~",
        "word" => "0-9A-Za-z_",
        _ => throw new ArgumentException($"invalid character class range: `[:{name}:]`"),
    };
}
