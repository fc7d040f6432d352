namespace Keles.Cel;

/// <summary>Where a number or a quoted text that begins at an offset ends.</summary>
internal readonly ref struct LiteralScanner(string text, int start)
{
    private char At(int i) => i < text.Length ? text[i] : '\0';

    /// <summary>The end of a quoted text; the negated offset behind what is wrong in it; null where none begins here.</summary>
    public int? Quoted(out bool isBytes)
    {
        isBytes = At(start) is 'b' or 'B';
        var i = isBytes ? start + 1 : start;
        var raw = At(i) is 'r' or 'R';
        if (raw)
        {
            i++;
        }
        var quote = At(i);
        if (quote is not ('"' or '\''))
        {
            return null;
        }
        var triple = At(i + 1) == quote && At(i + 2) == quote;
        i += triple ? 3 : 1;
        // Without an end to the three quotes, two of them are an empty text.
        var afterEmpty = triple ? i - 1 : 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == quote && (!triple || (At(i + 1) == quote && At(i + 2) == quote)))
            {
                return i + (triple ? 3 : 1);
            }
            if (!triple && c is '\n' or '\r')
            {
                return -(i + 1);
            }
            if (c == '\\' && !raw)
            {
                var escape = EscapeLength(i);
                if (escape < 0)
                {
                    return triple ? afterEmpty : -Math.Min(text.Length, i - escape);
                }
                i += escape;
                continue;
            }
            i++;
        }
        return triple ? afterEmpty : -text.Length;
    }

    /// <summary>The length of an escape; negated, the length up to and with the character that is wrong.</summary>
    private int EscapeLength(int i)
    {
        var digits = At(i + 1) switch { 'x' or 'X' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            for (var d = 0; d < digits; d++)
            {
                if (!char.IsAsciiHexDigit(At(i + 2 + d)))
                {
                    return -(3 + d);
                }
            }
            return 2 + digits;
        }
        if (At(i + 1) is >= '0' and <= '3')
        {
            return At(i + 2) is not (>= '0' and <= '7') ? -3 : At(i + 3) is >= '0' and <= '7' ? 4 : -4;
        }
        return "abfnrtv\"'\\?`".Contains(At(i + 1), StringComparison.Ordinal) && i + 1 < text.Length ? 2 : -2;
    }

    public int? Number(out TokenKind kind)
    {
        kind = TokenKind.Int;
        var i = start;
        if (At(i) == '0' && At(i + 1) == 'x' && char.IsAsciiHexDigit(At(i + 2)))
        {
            i += 2;
            while (char.IsAsciiHexDigit(At(i)))
            {
                i++;
            }
            return Unsigned(i, ref kind);
        }
        var whole = Digits(i);
        if (whole == i && !(At(i) == '.' && char.IsAsciiDigit(At(i + 1))))
        {
            return null;
        }
        i = whole;
        if (At(i) == '.' && char.IsAsciiDigit(At(i + 1)))
        {
            i = Digits(i + 1);
            kind = TokenKind.Float;
        }
        if (At(i) is 'e' or 'E')
        {
            var exponent = At(i + 1) is '+' or '-' ? i + 2 : i + 1;
            if (char.IsAsciiDigit(At(exponent)))
            {
                kind = TokenKind.Float;
                return Digits(exponent);
            }
        }
        return kind == TokenKind.Int ? Unsigned(i, ref kind) : i;
    }

    private int Unsigned(int i, ref TokenKind kind)
    {
        if (At(i) is not ('u' or 'U'))
        {
            return i;
        }
        kind = TokenKind.Uint;
        return i + 1;
    }

    private int Digits(int i)
    {
        while (char.IsAsciiDigit(At(i)))
        {
            i++;
        }
        return i;
    }
}
