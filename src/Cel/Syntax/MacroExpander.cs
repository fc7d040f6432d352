namespace Keles.Cel;

/// <summary>Turns a call into what its macro stands for, or leaves it a call.</summary>
internal sealed class MacroExpander(IReadOnlyDictionary<MacroKey, Macro> macros, ExprFactory make, CelIssues issues)
{
    public Expr Expand(int at, string name, Expr? target, Expr[] args)
    {
        if (macros.TryGetValue(new MacroKey(name, args.Length, target is not null), out var macro)
            && macro(new MacroContext(make, issues, at), target, args) is { } expanded)
        {
            return expanded;
        }
        return target is null ? make.Call(at, name, args) : make.Member(at, name, target, args);
    }
}
