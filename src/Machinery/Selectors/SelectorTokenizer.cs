using System.Buffers;

namespace Keles.Machinery;

/// <summary>Cuts a label selector's text into tokens.</summary>
internal static class SelectorTokenizer
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("=!(),>< \t\r\n\0");

    /// <summary>The token at <paramref name="at"/>, which is moved past it.</summary>
    public static SelectorToken Next(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        // A NUL ends the text, as it always has upstream.
        if (at >= text.Length || text[at] == '\0')
        {
            at = text.Length;
            return new(SelectorToken.Kinds.End, "");
        }

        var length = text.AsSpan(at).IndexOfAny(Breaks);
        var token = length == 0 ? Symbol(text, at) : new SelectorToken(SelectorToken.Kinds.Word, length < 0 ? text[at..] : text.Substring(at, length));
        at += token.Text.Length;
        return token;
    }

    private static SelectorToken Symbol(string text, int at)
    {
        var hasEquals = at + 1 < text.Length && text[at + 1] == '=';
        return (text[at], hasEquals) switch
        {
            ('=', true) => new(SelectorToken.Kinds.Operator, "=="),
            ('!', true) => new(SelectorToken.Kinds.Operator, "!="),
            ('!', _) => new(SelectorToken.Kinds.Not, "!"),
            ('(', _) => new(SelectorToken.Kinds.Open, "("),
            (')', _) => new(SelectorToken.Kinds.Close, ")"),
            (',', _) => new(SelectorToken.Kinds.Comma, ","),
            var (symbol, _) => new(SelectorToken.Kinds.Operator, symbol.ToString()),
        };
    }
}
