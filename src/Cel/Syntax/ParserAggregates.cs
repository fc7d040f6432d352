namespace Keles.Cel;

/// <summary>Lists, maps and objects written out.</summary>
internal sealed partial class Parser
{
    private const string MapKeyExpected =
        "{'[', '{', '}', '(', '.', ',', '-', '!', '?', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private Expr List()
    {
        var at = _at.Open("]");
        var items = new List<Expr>();
        var optional = new List<bool>();
        while (!Current.Is("]") && !Current.Is(","))
        {
            optional.Add(TakeMark());
            items.Add(Expression());
            if (!_at.TakeIf(","))
            {
                break;
            }
        }
        if (items.Count == 0)
        {
            _at.TakeIf(",");
        }
        _at.Close("]", "{']', ','}");
        return new ListExpr(_make.Id(at), [.. items], [.. optional]);
    }

    private Expr Map()
    {
        var at = _at.Open("}");
        var entries = new List<Entry>();
        if (_at.SkipUnless(token => token.Is("}") || token.Is(",") || token.Is("?") || ParserCursor.StartsOperand(token), MapKeyExpected))
        {
            while (!Current.Is("}") && !Current.Is(","))
            {
                var optional = TakeMark();
                var key = Expression();
                var colon = Current.Offset;
                if (!_at.Expect(":"))
                {
                    break;
                }
                entries.Add(new Entry(_make.Id(colon), key, Expression(), optional));
                if (!_at.TakeIf(","))
                {
                    break;
                }
            }
            if (entries.Count == 0)
            {
                _at.TakeIf(",");
            }
        }
        _at.Close("}", "{'}', ','}");
        return new MapExpr(_make.Id(at), [.. entries]);
    }

    private StructExpr Struct(string typeName)
    {
        var at = _at.Open("}");
        var fields = new List<FieldEntry>();
        if (_at.SkipUnless(
            token => token.Is("}") || token.Is(",") || token.Is("?") || token.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier,
            "{'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}"))
        {
            while (!Current.Is("}") && !Current.Is(","))
            {
                var optional = TakeMark();
                if (Current.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
                {
                    _at.Report(Current, $"mismatched input '{Current.Text}' expecting {{IDENTIFIER, ESC_IDENTIFIER}}");
                    _at.Recover();
                    break;
                }
                var name = _at.Take();
                var colon = Current.Offset;
                if (!_at.Expect(":"))
                {
                    break;
                }
                fields.Add(new FieldEntry(_make.Id(colon), name.Kind == TokenKind.Identifier ? name.Text : name.Text[1..^1], Expression(), optional));
                if (!_at.TakeIf(","))
                {
                    break;
                }
            }
            if (fields.Count == 0)
            {
                _at.TakeIf(",");
            }
        }
        _at.Close("}", "{'}', ','}");
        return new StructExpr(_make.Id(at), typeName, [.. fields]);
    }

    private static string? QualifiedName(Expr expr) => expr switch
    {
        Ident ident => ident.Name,
        Select { TestOnly: false } select when QualifiedName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };
}
