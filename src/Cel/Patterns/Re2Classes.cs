using System.Text;

namespace Keles.Cel;

/// <summary>Sets of characters by name, and how single ones are written.</summary>
internal static class Re2Classes
{
    /// <summary>Any code point but the end of a line: one unit, or a pair.</summary>
    public const string Dot = "(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|.)";

    public static string? Perl(char letter) => letter switch
    {
        'd' => "0-9",
        's' => "\\t\\n\\f\\r ",
        'w' => "0-9A-Za-z_",
        _ => null,
    };

    public static string? Posix(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => "\\x00-\\x7F",
        "blank" => "\\t ",
        "cntrl" => "\\x00-\\x1F\\x7F",
        "digit" => "0-9",
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => " -~",
        "punct" => "!-/:-@\\[-`{-~",
        "space" => "\\t\\n\\v\\f\\r ",
        "upper" => "A-Z",
        "word" => "0-9A-Za-z_",
        "xdigit" => "0-9A-Fa-f",
        _ => null,
    };

    public static string Literal(ReadOnlySpan<char> text)
    {
        var written = new StringBuilder(text.Length > 1 ? "(?:" : "");
        foreach (var c in text)
        {
            written.Append(Unit(c));
        }
        return written.Append(text.Length > 1 ? ")" : "").ToString();
    }

    /// <summary>One unit, safe inside and outside of a set.</summary>
    public static string Unit(char c) => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:X4}";
}
