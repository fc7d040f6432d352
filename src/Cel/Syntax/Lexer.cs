namespace Keles.Cel;

/// <summary>Cuts an expression into tokens; what is none is told and passed over.</summary>
internal sealed class Lexer(string text, CelIssues issues)
{
    private static readonly string[] Signs =
        ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "[", "]", "{", "}", "(", ")", ".", ",", "-", "!", "?", ":", "+", "*", "/", "%"];

    private int _at;

    public List<Token> All()
    {
        var tokens = new List<Token>();
        while (true)
        {
            SkipBlanks();
            if (_at >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length));
                return tokens;
            }
            if (Next() is { } token)
            {
                tokens.Add(token);
            }
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                _at++;
            }
            else if (text[_at] == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token? Next()
    {
        var start = _at;
        var literal = new LiteralScanner(text, start);
        if (literal.Quoted(out var isBytes) is { } afterQuoted)
        {
            return afterQuoted > 0 ? Take(isBytes ? TokenKind.Bytes : TokenKind.String, afterQuoted) : Unrecognized(-afterQuoted);
        }
        if (literal.Number(out var kind) is { } afterNumber)
        {
            return Take(kind, afterNumber);
        }
        if (char.IsAsciiLetter(text[start]) || text[start] == '_')
        {
            var end = start + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }
            var word = text[start..end];
            return Take(word is "in" or "true" or "false" or "null" ? TokenKind.Sign : TokenKind.Identifier, end);
        }
        if (text[start] == '`' && text.IndexOf('`', start + 1) is > 0 and var quote && quote > start + 1
            && text.AsSpan(start + 1, quote - start - 1).IndexOfAnyExcept(QuotedCharacters) < 0)
        {
            return Take(TokenKind.QuotedIdentifier, quote + 1);
        }
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, start, sign, 0, sign.Length) == 0)
            {
                return Take(TokenKind.Sign, start + sign.Length);
            }
        }
        // A sign of two characters that stops after its first takes the second along.
        var length = text[start] is '=' or '&' or '|' && start + 1 < text.Length ? 2 : 1;
        var last = start + length - 1;
        return Unrecognized(last + (char.IsHighSurrogate(text[last]) && last + 1 < text.Length ? 2 : 1));
    }

    private static readonly System.Buffers.SearchValues<char> QuotedCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/ ");

    private Token Take(TokenKind kind, int end)
    {
        var token = new Token(kind, text[_at..end], _at);
        _at = end;
        return token;
    }

    private Token? Unrecognized(int end)
    {
        var shown = text[_at..end].Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        issues.Add(_at, $"Syntax error: token recognition error at: '{shown}'");
        _at = end;
        return null;
    }
}
