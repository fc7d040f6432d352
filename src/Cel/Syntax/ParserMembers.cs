using System.Globalization;

namespace Keles.Cel;

/// <summary>The tight part of the grammar: what an operator stands between.</summary>
internal sealed partial class Parser
{
    private Expr Member()
    {
        var result = Primary();
        while (true)
        {
            if (Current.Is("."))
            {
                if (Selected(result) is not { } selected)
                {
                    return result;
                }
                result = Limited(selected);
            }
            else if (Current.Is("["))
            {
                var at = _at.Open("]");
                var optional = TakeMark();
                var index = Expression();
                _at.Close("]");
                result = Limited(_make.Call(at, optional ? Operators.OptionalIndex : Operators.Index, result, index));
            }
            else if (Current.Is("{") && QualifiedName(result) is { } name)
            {
                result = Limited(Struct(name));
            }
            else
            {
                return result;
            }
        }
    }

    /// <summary>A field or a call behind a dot; null where neither stands there.</summary>
    private Expr? Selected(Expr operand)
    {
        var dot = _at.Take().Offset;
        var optional = TakeMark();
        if (Current.Kind == TokenKind.QuotedIdentifier)
        {
            var quoted = _at.Take().Text[1..^1];
            return optional ? OptionalField(dot, operand, quoted) : new Select(_make.Id(dot), operand, quoted);
        }
        if (Current.Kind != TokenKind.Identifier)
        {
            _at.Report(Current, Current.Kind == TokenKind.Sign && char.IsAsciiLetter(Current.Text[0])
                ? $"mismatched input '{Current.Text}' expecting IDENTIFIER"
                : $"no viable alternative at input '.{(Current.Kind == TokenKind.End ? "" : Current.Text)}'");
            _at.Recover();
            return null;
        }
        var name = _at.Take().Text;
        if (optional)
        {
            return OptionalField(dot, operand, name);
        }
        if (!Current.Is("("))
        {
            return new Select(_make.Id(dot), operand, name);
        }
        var open = Current.Offset;
        return _macros.Expand(open, name, operand, Arguments());
    }

    private Expr OptionalField(int at, Expr operand, string field) =>
        _make.Call(at, Operators.OptionalSelect, operand, _make.Literal(at, CelValue.Of(field)));

    private bool TakeMark()
    {
        if (!Current.Is("?"))
        {
            return false;
        }
        _at.Take();
        return true;
    }

    private Expr[] Arguments()
    {
        _at.Open(")");
        var args = new List<Expr>();
        if (!Current.Is(")"))
        {
            do
            {
                args.Add(Expression());
            }
            while (_at.TakeIf(","));
        }
        _at.Close(")");
        return [.. args];
    }

    private Expr Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return Named(_at.Take(), "");
            case TokenKind.Int or TokenKind.Uint or TokenKind.Float or TokenKind.String or TokenKind.Bytes:
                return Constant("");
            case TokenKind.Sign:
                switch (token.Text)
                {
                    case "-" when _at.Ahead(1).Kind is TokenKind.Int or TokenKind.Float:
                        _at.Take();
                        return Constant("-");
                    case "-" or "!":
                        // Two different signs in a row: the grammar has no such thing. Reading goes on behind the first.
                        _at.Take();
                        _at.Report(Current, $"no viable alternative at input '{token.Text}{(Current.Kind == TokenKind.End ? "" : Current.Text)}'");
                        return Deeper(Unary);
                    case "true" or "false" or "null":
                        _at.Take();
                        return _make.Literal(token.Offset, token.Text == "null" ? CelValue.Null : CelValue.Of(token.Text == "true"));
                    case "(":
                        _at.Open(")");
                        var inner = Expression();
                        _at.Close(")");
                        return inner;
                    case "[":
                        return List();
                    case "{":
                        return Map();
                    case "." when _at.Ahead(1).Kind == TokenKind.Identifier:
                        _at.Take();
                        return Named(_at.Take(), ".");
                    case ".":
                        _at.Take();
                        _at.Report(Current, $"no viable alternative at input '.{(Current.Kind == TokenKind.End ? "" : Current.Text)}'");
                        _at.Recover();
                        return Failed(token.Offset);
                }
                break;
        }
        return _at.SkipToOperand() ? Member() : Failed(token.Offset);
    }

    private Expr Named(Token token, string dot)
    {
        if (CelIdentifiers.Reserved.Contains(token.Text))
        {
            _issues.Add(token.Offset, $"reserved identifier: {token.Text}");
            if (Current.Is("("))
            {
                Arguments();
            }
            return Failed(token.Offset);
        }
        if (!Current.Is("("))
        {
            return _make.Ident(token.Offset, dot + token.Text);
        }
        var open = Current.Offset;
        return _macros.Expand(open, dot + token.Text, null, Arguments());
    }

    private Expr Constant(string sign)
    {
        var token = _at.Take();
        var at = sign.Length > 0 ? token.Offset - 1 : token.Offset;
        var hex = token.Text.StartsWith("0x", StringComparison.Ordinal);
        switch (token.Kind)
        {
            case TokenKind.Int:
                var digits = hex ? token.Text[2..] : token.Text;
                var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
                if (ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var magnitude)
                    && magnitude <= (sign.Length > 0 ? 1UL << 63 : long.MaxValue))
                {
                    return _make.Literal(at, CelValue.Of(sign.Length > 0 ? unchecked(-(long)magnitude) : (long)magnitude));
                }
                return Wrong(at, "invalid int literal");
            case TokenKind.Uint:
                var uintDigits = hex ? token.Text[2..^1] : token.Text[..^1];
                return ulong.TryParse(uintDigits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned)
                    ? _make.Literal(at, CelValue.Of(unsigned))
                    : Wrong(at, "invalid uint literal");
            case TokenKind.Float:
                var number = double.Parse(sign + token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
                return double.IsFinite(number) ? _make.Literal(at, CelValue.Of(number)) : Wrong(at, "invalid double literal");
            case TokenKind.String:
                return Unescape.Text(token.Text) is { } text ? _make.Literal(at, CelValue.Of(text)) : Wrong(at, "unable to unescape string");
            default:
                return Unescape.Bytes(token.Text) is { } bytes ? _make.Literal(at, CelValue.Of(bytes)) : Wrong(at, "unable to unescape string");
        }
    }

    private Expr Wrong(int at, string message)
    {
        _issues.Add(at, message);
        return Failed(at);
    }
}
