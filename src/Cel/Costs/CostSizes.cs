namespace Keles.Cel;

/// <summary>Of the estimate: how long the parts of an expression can be.</summary>
internal sealed partial class CostEstimator
{
    /// <summary>How long the keys and the values in a list or map can be.</summary>
    private sealed record EntrySize(bool IsList, CelCost Key, CelCost Value)
    {
        public static EntrySize? Union(EntrySize? a, EntrySize? b) =>
            a is null || b is null ? null : new EntrySize(a.IsList, a.Key.Union(b.Key), a.Value.Union(b.Value));
    }

    private sealed record LocalSize(string Name, IReadOnlyList<string> Path, CelCost? Size, EntrySize? Entry);

    private LocalSize? Local(string name) => _locals.FindLast(l => l.Name == name);

    private IReadOnlyList<string> PathOf(Expr expr) =>
        expr is Ident ident && Local(ident.Name) is { } local ? local.Path : _paths.GetValueOrDefault(expr.Id, NoPath);

    private void SetSize(Expr expr, CelCost? size)
    {
        if (size is { } known)
        {
            _sizes[expr.Id] = known;
        }
    }

    private void CopySizes(Expr to, Expr from)
    {
        SetSize(to, SizeOf(from));
        if (EntryOf(from) is { } entry)
        {
            _entries[to.Id] = entry;
        }
    }

    private CelCost SizeOrUnknown(Expr expr) => SizeOf(expr) ?? CelCost.Unknown;

    private CelCost? SizeOf(Expr expr)
    {
        if (_sizes.TryGetValue(expr.Id, out var computed))
        {
            return computed;
        }
        switch (expr)
        {
            case Literal { Value: var value }:
                return value.Kind is CelKind.String or CelKind.Bytes ? CelCost.Fixed(CallCosts.Size(value)) : CelCost.Fixed(1);
            case ListExpr list:
                return CelCost.Fixed((ulong)list.Items.Length);
            case MapExpr map:
                return CelCost.Fixed((ulong)map.Entries.Length);
        }
        if (AskHost(PathOf(expr), TypeOf(expr)) is { } told)
        {
            _sizes[expr.Id] = told;
            return told;
        }
        return OfType(TypeOf(expr)) ?? (expr is Ident ident ? Local(ident.Name)?.Size : null);
    }

    private CelCost? AskHost(IReadOnlyList<string> path, CelType type) =>
        _host.SizeOf(path.Count > 0 && path[0] == Operators.Accumulator ? NoPath : path, type);

    private EntrySize? EntryOf(Expr expr) =>
        _entries.GetValueOrDefault(expr.Id) ?? (expr is Ident ident ? Local(ident.Name)?.Entry : null);

    /// <summary>What has no length counts as one.</summary>
    private static CelCost? OfType(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.Null
            or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Type => CelCost.Fixed(1),
        CelTypeKind.Wrapper => OfType(type.Parameters[0]),
        _ => null,
    };
}
