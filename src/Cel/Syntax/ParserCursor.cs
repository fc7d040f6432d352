namespace Keles.Cel;

/// <summary>Where the parser stands among the tokens, what it says of a token that does not belong there, and how it goes on after it.</summary>
internal sealed class ParserCursor(List<Token> tokens, CelIssues issues)
{
    private const string OperandExpected =
        "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private readonly Stack<string> _closers = new();
    private int _at;
    private int _recoveries;

    /// <summary>After an error nothing more is said until a token fits again.</summary>
    private bool _recovering;

    public Token Current => tokens[_at];

    public Token Ahead(int count) => tokens[Math.Min(_at + count, tokens.Count - 1)];

    public Token Take()
    {
        _recovering = false;
        var token = tokens[_at];
        Skip();
        return token;
    }

    public bool TakeIf(string sign)
    {
        if (!Current.Is(sign))
        {
            return false;
        }
        Take();
        return true;
    }

    public int Open(string closer)
    {
        _closers.Push(closer);
        return Take().Offset;
    }

    public void Close(string sign, string? expected = null)
    {
        _closers.Pop();
        if (!Expect(sign, expected) && Current.Is(sign))
        {
            Take();
        }
    }

    public bool Expect(string sign, string? expected = null)
    {
        if (TakeIf(sign))
        {
            return true;
        }
        var wanted = expected ?? $"'{sign}'";
        if (Ahead(1).Is(sign))
        {
            Report(Current, $"extraneous input '{Current.Text}' expecting {wanted}");
            Skip();
            Take();
            return true;
        }
        if (expected is null && sign != ":" && MayFollow(Current))
        {
            Report(Current, $"missing '{sign}' at '{Current.Text}'");
            return true;
        }
        Report(Current, $"mismatched input '{Current.Text}' expecting {wanted}");
        Recover();
        return false;
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            Report(Current, $"{(Ahead(1).Kind == TokenKind.End ? "extraneous" : "mismatched")} input '{Current.Text}' expecting <EOF>");
        }
    }

    /// <summary>Leaves out one token that is in the way of what may begin here; false where that does not help.</summary>
    public bool SkipUnless(Func<Token, bool> fits, string expected)
    {
        if (fits(Current))
        {
            return true;
        }
        var helps = fits(Ahead(1)) && Ahead(1).Kind != TokenKind.End;
        Report(Current, $"{(helps ? "extraneous" : "mismatched")} input '{Current.Text}' expecting {expected}");
        if (helps)
        {
            Skip();
        }
        else
        {
            Recover();
        }
        return helps;
    }

    public bool SkipToOperand() => SkipUnless(StartsOperand, OperandExpected);

    public static bool StartsOperand(Token token) => token.Kind switch
    {
        TokenKind.End or TokenKind.QuotedIdentifier => false,
        TokenKind.Sign => token.Text is "[" or "{" or "(" or "." or "-" or "!" or "true" or "false" or "null",
        _ => true,
    };

    public void Report(Token token, string message, bool always = false)
    {
        if (_recovering && !always)
        {
            return;
        }
        _recovering = !always;
        if (_recoveries++ >= CelLimits.ErrorRecoveries)
        {
            issues.Add(token.Offset, $"Syntax error: error recovery attempt limit exceeded: {CelLimits.ErrorRecoveries}");
            throw new ParseAbortedException("");
        }
        issues.Add(token.Offset, $"Syntax error: {message}");
    }

    /// <summary>Passes over what cannot follow an expression.</summary>
    public void Recover()
    {
        while (Current.Kind != TokenKind.End && !MayFollow(Current) && !Current.Is(":") && !Current.Is("?") && !Current.Is(","))
        {
            Skip();
        }
    }

    private void Skip() => _at = Math.Min(_at + 1, tokens.Count - 1);

    private bool MayFollow(Token token) => token.Kind == TokenKind.End
        ? _closers.Count == 0
        : Operators.Relation(token) is not null || Operators.Sum(token) is not null || Operators.Product(token) is not null
            || token.Is("&&") || token.Is("||") || token.Is(".") || token.Is("[")
            || (_closers.TryPeek(out var closer) && (token.Is(closer) || token.Is(",")));
}
