namespace Keles.Cel;

/// <summary>The macros over key and value, or index and element: all, exists, existsOne, transformList, transformMap, transformMapEntry.</summary>
internal static class TwoVariableMacros
{
    public static void AddTo(IDictionary<MacroKey, Macro> macros)
    {
        macros[new("all", 3, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.All);
        macros[new("exists", 3, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.Exists);
        macros[new("existsOne", 3, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.ExistsOne);
        macros[new("exists_one", 3, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.ExistsOne);
        macros[new("transformList", 3, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.Map);
        macros[new("transformList", 4, true)] = (c, target, args) => Loop(c, target!, args, StandardMacros.Map);
        macros[new("transformMap", 3, true)] = (c, target, args) => Loop(c, target!, args, TransformMap);
        macros[new("transformMap", 4, true)] = (c, target, args) => Loop(c, target!, args, TransformMap);
        macros[new("transformMapEntry", 3, true)] = (c, target, args) => Loop(c, target!, args, TransformEntry);
        macros[new("transformMapEntry", 4, true)] = (c, target, args) => Loop(c, target!, args, TransformEntry);
    }

    private static Expr Loop(MacroContext c, Expr target, Expr[] args, Func<MacroContext, Expr, string, string?, Expr[], Expr> fold)
    {
        if (args[0] is not Ident first)
        {
            return c.Wrong(args[0], "argument must be a simple name");
        }
        if (args[1] is not Ident second)
        {
            return c.Wrong(args[1], "argument must be a simple name");
        }
        if (first.Name == second.Name)
        {
            return c.Wrong(args[1], $"duplicate variable name: {first.Name}");
        }
        return first.Name == Operators.Accumulator || second.Name == Operators.Accumulator
            ? c.Wrong(args[0], "iteration variable overwrites accumulator variable")
            : fold(c, target, first.Name, second.Name, args[2..]);
    }

    private static Expr TransformMap(MacroContext c, Expr range, string key, string? value, Expr[] args) =>
        Insert(c, range, key, value, args, c.Call(Operators.MapInsert, c.Accumulator(), c.Make.Ident(c.At, key), args[^1]));

    private static Expr TransformEntry(MacroContext c, Expr range, string key, string? value, Expr[] args) =>
        Insert(c, range, key, value, args, c.Call(Operators.MapInsert, c.Accumulator(), args[^1]));

    private static Expr Insert(MacroContext c, Expr range, string key, string? value, Expr[] args, Expr insert)
    {
        var step = args.Length == 1 ? insert : c.Call(Operators.Conditional, args[0], insert, c.Accumulator());
        return c.Fold(range, key, value, new MapExpr(c.Make.Id(c.At), []), c.True(), step, c.Accumulator());
    }
}
