namespace Keles.Cel;

/// <summary>The macros of the language: has, all, exists, exists_one, map, filter.</summary>
internal static class StandardMacros
{
    public static void AddTo(IDictionary<MacroKey, Macro> macros)
    {
        macros[new("has", 1, false)] = Has;
        macros[new("all", 2, true)] = (c, target, args) => Loop(c, target!, args, All);
        macros[new("exists", 2, true)] = (c, target, args) => Loop(c, target!, args, Exists);
        macros[new("exists_one", 2, true)] = (c, target, args) => Loop(c, target!, args, ExistsOne);
        macros[new("existsOne", 2, true)] = (c, target, args) => Loop(c, target!, args, ExistsOne);
        macros[new("map", 2, true)] = (c, target, args) => Loop(c, target!, args, Map);
        macros[new("map", 3, true)] = (c, target, args) => Loop(c, target!, args, Map);
        macros[new("filter", 2, true)] = (c, target, args) => Loop(c, target!, args, Filter);
    }

    private static Expr Has(MacroContext c, Expr? target, Expr[] args) => args[0] is Select { TestOnly: false } select
        ? new Select(c.Make.Id(c.At), select.Operand, select.Field, testOnly: true)
        : c.Wrong(args[0], "invalid argument to has() macro");

    private static Expr Loop(MacroContext c, Expr target, Expr[] args, Func<MacroContext, Expr, string, string?, Expr[], Expr> fold)
    {
        if (args[0] is not Ident ident)
        {
            return c.Wrong(args[0], "argument must be a simple name");
        }
        return ident.Name == Operators.Accumulator || ident.Name.StartsWith('.')
            ? c.Wrong(args[0], "iteration variable overwrites accumulator variable")
            : fold(c, target, ident.Name, null, args[1..]);
    }

    public static Expr All(MacroContext c, Expr range, string variable, string? variable2, Expr[] args) => c.Fold(
        range, variable, variable2, c.True(),
        c.Call(Operators.NotStrictlyFalse, c.Accumulator()),
        c.Call(Operators.And, c.Accumulator(), args[0]),
        c.Accumulator());

    public static Expr Exists(MacroContext c, Expr range, string variable, string? variable2, Expr[] args) => c.Fold(
        range, variable, variable2, c.False(),
        c.Call(Operators.NotStrictlyFalse, c.Call(Operators.Not, c.Accumulator())),
        c.Call(Operators.Or, c.Accumulator(), args[0]),
        c.Accumulator());

    public static Expr ExistsOne(MacroContext c, Expr range, string variable, string? variable2, Expr[] args) => c.Fold(
        range, variable, variable2, c.Int(0), c.True(),
        c.Call(Operators.Conditional, args[0], c.Call(Operators.Add, c.Accumulator(), c.Int(1)), c.Accumulator()),
        c.Call(Operators.Equal, c.Accumulator(), c.Int(1)));

    public static Expr Map(MacroContext c, Expr range, string variable, string? variable2, Expr[] args)
    {
        var append = c.Call(Operators.Add, c.Accumulator(), c.Make.List(c.At, args[^1]));
        var step = args.Length == 1 ? append : c.Call(Operators.Conditional, args[0], append, c.Accumulator());
        return c.Fold(range, variable, variable2, c.Make.List(c.At), c.True(), step, c.Accumulator());
    }

    private static Expr Filter(MacroContext c, Expr range, string variable, string? variable2, Expr[] args) =>
        Map(c, range, variable, variable2, [args[0], c.Make.Ident(c.At, variable)]);
}
