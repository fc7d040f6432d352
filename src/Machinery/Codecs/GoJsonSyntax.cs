namespace Keles.Machinery.Codecs;

/// <summary>Says where a text stops being JSON in the words of upstream's scanner. Only asked about what the reader has refused already.</summary>
public static class GoJsonSyntax
{
    private const string End = "unexpected end of JSON input";

    private enum Expect
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        Colon,
        MemberEnd,
        ItemEnd,
        Nothing,
    }

    /// <summary>Null for a text that is JSON.</summary>
    public static string? Problem(ReadOnlySpan<byte> text)
    {
        var open = new Stack<bool>();
        var (at, expect) = (0, Expect.Value);
        while (true)
        {
            while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            if (at >= text.Length) return expect == Expect.Nothing ? null : End;
            var c = text[at];
            switch (expect)
            {
                case Expect.ValueOrEnd or Expect.ItemEnd when c == ']':
                case Expect.KeyOrEnd or Expect.MemberEnd when c == '}':
                    open.Pop();
                    expect = After(open);
                    at++;
                    break;
                case Expect.Value or Expect.ValueOrEnd when c is (byte)'{' or (byte)'[':
                    open.Push(c == '{');
                    expect = c == '{' ? Expect.KeyOrEnd : Expect.ValueOrEnd;
                    at++;
                    break;
                case Expect.Value or Expect.ValueOrEnd:
                    if (Scalar(text, ref at) is { } problem) return problem;
                    expect = After(open);
                    break;
                case Expect.Key or Expect.KeyOrEnd:
                    if (c != '"') return Invalid(c, "looking for beginning of object key string");
                    if (String(text, ref at) is { } bad) return bad;
                    expect = Expect.Colon;
                    break;
                default:
                    if (expect == Expect.Nothing || c != (expect == Expect.Colon ? ':' : ',')) return Invalid(c, Place(expect));
                    expect = expect == Expect.MemberEnd ? Expect.Key : Expect.Value;
                    at++;
                    break;
            }
        }
    }

    private static Expect After(Stack<bool> open) => !open.TryPeek(out var inObject) ? Expect.Nothing : inObject ? Expect.MemberEnd : Expect.ItemEnd;

    private static string Place(Expect expect) => expect switch
    {
        Expect.Colon => "after object key",
        Expect.MemberEnd => "after object key:value pair",
        Expect.ItemEnd => "after array element",
        _ => "after top-level value",
    };

    private static string? Scalar(ReadOnlySpan<byte> text, ref int at) => text[at] switch
    {
        (byte)'"' => String(text, ref at),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(text, ref at),
        (byte)'t' => Word(text, ref at, "true"),
        (byte)'f' => Word(text, ref at, "false"),
        (byte)'n' => Word(text, ref at, "null"),
        var c => Invalid(c, "looking for beginning of value"),
    };

    private static string? String(ReadOnlySpan<byte> text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                at++;
                return null;
            }

            if (c < 0x20) return Invalid(c, "in string literal");
            if (c != '\\') continue;
            if (++at >= text.Length) return End;
            if (text[at] != 'u')
            {
                if (!"bfnrt\\/\""u8.Contains(text[at])) return Invalid(text[at], "in string escape code");
                continue;
            }

            for (var digits = 0; digits < 4; digits++)
            {
                if (++at >= text.Length) return End;
                if (!char.IsAsciiHexDigit((char)text[at])) return Invalid(text[at], "in \\u hexadecimal character escape");
            }
        }

        return End;
    }

    private static string? Number(ReadOnlySpan<byte> text, ref int at)
    {
        if (text[at] == '-' && NeedDigit(text, ++at, "in numeric literal") is { } sign) return sign;
        if (text[at] == '0') at++;
        else Digits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            if (NeedDigit(text, ++at, "after decimal point in numeric literal") is { } fraction) return fraction;
            Digits(text, ref at);
        }

        if (at >= text.Length || text[at] is not ((byte)'e' or (byte)'E')) return null;
        if (++at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
        if (NeedDigit(text, at, "in exponent of numeric literal") is { } exponent) return exponent;
        Digits(text, ref at);
        return null;
    }

    private static string? NeedDigit(ReadOnlySpan<byte> text, int at, string place) =>
        at >= text.Length ? End : char.IsAsciiDigit((char)text[at]) ? null : Invalid(text[at], place);

    private static void Digits(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit((char)text[at])) at++;
    }

    private static string? Word(ReadOnlySpan<byte> text, ref int at, string word)
    {
        at++;
        foreach (var letter in word.AsSpan(1))
        {
            if (at >= text.Length) return End;
            if (text[at] != letter) return Invalid(text[at], $"in literal {word} (expecting '{letter}')");
            at++;
        }

        return null;
    }

    private static string Invalid(byte c, string place)
    {
        var shown = c switch
        {
            (byte)'\'' => "\\'",
            (byte)'"' => "\"",
            _ => GoQuote.Quote(((char)c).ToString())[1..^1],
        };
        return $"invalid character '{shown}' {place}";
    }
}
