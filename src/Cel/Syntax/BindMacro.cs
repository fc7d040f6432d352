namespace Keles.Cel;

/// <summary><c>cel.bind(name, value, expression)</c>: a name for a part that is used several times.</summary>
internal static class BindMacro
{
    private const string Unused = "#unused";

    public static void AddTo(IDictionary<MacroKey, Macro> macros) => macros[new("bind", 3, true)] = (c, target, args) =>
        target is not Ident { Name: "cel" } ? null
        : args[0] is Ident ident ? Bind(c, ident.Name, args[1], args[2])
        : c.Wrong(args[0], "cel.bind() variable names must be simple identifiers");

    /// <summary>A loop over nothing whose accumulator is the name.</summary>
    public static Expr Bind(MacroContext c, string name, Expr value, Expr body) =>
        c.Fold(c.Make.List(c.At), Unused, null, value, c.False(), c.Make.Ident(c.At, name), body, accumulator: name);
}
