namespace Keles.Cel;

/// <summary>How a macro is found: its name, how many arguments, whether it stands behind a dot.</summary>
internal readonly record struct MacroKey(string Name, int Arguments, bool Member);

/// <summary>Makes the expression a macro stands for; null where it is an ordinary call after all.</summary>
internal delegate Expr? Macro(MacroContext context, Expr? target, Expr[] args);
