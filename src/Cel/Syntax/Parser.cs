using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>Reads an expression by recursive descent, and says what is wrong in the words of the grammar that clients know.</summary>
internal sealed partial class Parser
{
    private readonly CelIssues _issues;
    private readonly ExprFactory _make = new();
    private readonly MacroExpander _macros;
    private readonly ParserCursor _at;
    private int _depth;

    private Parser(CelSource source, CelIssues issues, IReadOnlyDictionary<MacroKey, Macro> macros)
    {
        _issues = issues;
        _at = new ParserCursor(new Lexer(source.Text, issues).All(), issues);
        _macros = new MacroExpander(macros, _make, issues);
    }

    /// <summary>The expression; null where it has errors.</summary>
    public static ParsedExpression? Parse(CelSource source, CelIssues issues, IReadOnlyDictionary<MacroKey, Macro> macros)
    {
        var size = CelText.Length(source.Text);
        if (size > CelLimits.ExpressionCodePoints)
        {
            issues.Add(-1, $"expression code point size exceeds limit: size: {size}, limit {CelLimits.ExpressionCodePoints}");
            return null;
        }
        try
        {
            var parser = new Parser(source, issues, macros);
            var root = parser.Expression();
            parser._at.ExpectEnd();
            return issues.Any ? null : new ParsedExpression(source, root, parser._make.Positions);
        }
        catch (InsufficientExecutionStackException)
        {
            issues.Add(-1, $"expression recursion limit exceeded: {CelLimits.Depth}");
            return null;
        }
        catch (ParseAbortedException e)
        {
            if (e.Message is { Length: > 0 } message)
            {
                issues.Add(-1, message);
            }
            return null;
        }
    }

    private Token Current => _at.Current;

    private Expr Failed(int at) => _make.Literal(at, CelValue.Null);

    private Expr Deeper(Func<Expr> read)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > CelLimits.Depth)
        {
            throw new ParseAbortedException($"expression recursion limit exceeded: {CelLimits.Depth}");
        }
        var result = read();
        _depth--;
        return result;
    }

    private Expr Expression() => Deeper(Conditional);

    private Expr Conditional()
    {
        var result = Or();
        if (Current.Is("?"))
        {
            var at = _at.Take().Offset;
            var then = Or();
            if (_at.Expect(":"))
            {
                result = _make.Call(at, Operators.Conditional, result, then, Expression());
            }
        }
        return result;
    }

    private Expr Or() => Logical("||", Operators.Or, And);

    private Expr And() => Logical("&&", Operators.And, Relation);

    /// <summary>Long chains become balanced trees, so that a hundred conditions are not a hundred levels.</summary>
    private Expr Logical(string sign, string function, Func<Expr> operand)
    {
        var first = operand();
        if (!Current.Is(sign))
        {
            return first;
        }
        List<Expr> terms = [first];
        List<int> positions = [];
        while (Current.Is(sign))
        {
            positions.Add(_at.Take().Offset);
            terms.Add(operand());
        }
        return Balanced(function, terms, positions, 0, positions.Count - 1);
    }

    private Expr Balanced(string function, List<Expr> terms, List<int> positions, int low, int high)
    {
        var middle = (low + high + 1) / 2;
        var left = middle == low ? terms[middle] : Balanced(function, terms, positions, low, middle - 1);
        var right = middle == high ? terms[middle + 1] : Balanced(function, terms, positions, middle + 1, high);
        return _make.Call(positions[middle], function, left, right);
    }

    private Expr Relation() => Binary(Sum, Operators.Relation);

    private Expr Sum() => Binary(Product, Operators.Sum);

    private Expr Product() => Binary(Unary, Operators.Product);

    private Expr Binary(Func<Expr> operand, Func<Token, string?> function)
    {
        var left = operand();
        while (function(Current) is { } name)
        {
            var at = _at.Take().Offset;
            left = Limited(_make.Call(at, name, left, operand()));
        }
        return left;
    }

    private static Expr Limited(Expr expr) =>
        expr.Depth <= CelLimits.Depth * 4 ? expr : throw new ParseAbortedException("max recursion depth exceeded");

    private Expr Unary()
    {
        if (Current.Is("!"))
        {
            return Repeated("!", Operators.Not);
        }
        // A minus right before a number is part of the number: the smallest int has no positive counterpart.
        if (Current.Is("-") && _at.Ahead(1).Kind is not (TokenKind.Int or TokenKind.Float))
        {
            return Repeated("-", Operators.Negate);
        }
        return Member();
    }

    private Expr Repeated(string sign, string function)
    {
        var first = Current.Offset;
        var count = 0;
        while (Current.Is(sign) && !(sign == "-" && _at.Ahead(1).Kind is TokenKind.Int or TokenKind.Float && count > 0 && Current.Is("-")))
        {
            count++;
            _at.Take();
        }
        if (Current.Kind == TokenKind.End && sign == "-")
        {
            _at.Report(Current, $"no viable alternative at input '{sign}'", always: true);
        }
        var operand = Member();
        return count % 2 == 0 ? operand : _make.Call(first, function, operand);
    }
}
