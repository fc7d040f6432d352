namespace Keles.Cel;

/// <summary>optMap and optFlatMap: work on what an optional holds, if it holds something.</summary>
internal static class OptionalMacros
{
    public static void AddTo(IDictionary<MacroKey, Macro> macros)
    {
        macros[new("optMap", 2, true)] = (c, target, args) => Mapped(c, target!, args, flat: false);
        macros[new("optFlatMap", 2, true)] = (c, target, args) => Mapped(c, target!, args, flat: true);
    }

    private static Expr Mapped(MacroContext c, Expr target, Expr[] args, bool flat)
    {
        if (args[0] is not Ident ident)
        {
            return c.Wrong(args[0], $"{(flat ? "optFlatMap" : "optMap")}() variable name must be a simple identifier");
        }
        var value = c.Make.Member(c.At, "value", c.Make.Copy(target));
        var bound = BindMacro.Bind(c, ident.Name, value, args[1]);
        return c.Call(
            Operators.Conditional,
            c.Make.Member(c.At, "hasValue", target),
            flat ? bound : c.Call("optional.of", bound),
            c.Call("optional.none"));
    }
}
