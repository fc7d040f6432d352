namespace Keles.Cel;

/// <summary>What a macro works with: where it stands, a maker of nodes, a place for errors.</summary>
internal sealed class MacroContext(ExprFactory make, CelIssues issues, int at)
{
    public int At => at;
    public ExprFactory Make => make;

    public Expr Wrong(Expr where, string message)
    {
        issues.Add(make.PositionOf(where), message);
        return make.Literal(at, CelValue.Null);
    }

    public Expr True() => make.Literal(at, CelValue.True);
    public Expr False() => make.Literal(at, CelValue.False);
    public Expr Int(long value) => make.Literal(at, CelValue.Of(value));
    public Expr Accumulator() => make.Accumulator(at);
    public Expr Call(string function, params Expr[] args) => make.Call(at, function, args);

    public Expr Fold(Expr range, string variable, string? variable2, Expr init, Expr condition, Expr step, Expr result, string accumulator = Operators.Accumulator) =>
        make.Of(new Comprehension(make.Id(at), range, variable, variable2, accumulator, init, condition, step, result));
}
