namespace Keles.Cel;

/// <summary>Bounds the cost of an expression before it runs, from how large the host says its data can be.</summary>
internal sealed partial class CostEstimator
{
    private static readonly string[] NoPath = [];

    private readonly CheckedExpression _expression;
    private readonly ICelSizes _host;
    private readonly Dictionary<int, IReadOnlyList<string>> _paths = [];
    private readonly Dictionary<int, CelCost> _sizes = [];
    private readonly Dictionary<int, EntrySize> _entries = [];
    private readonly List<LocalSize> _locals = [];

    private CostEstimator(CheckedExpression expression, ICelSizes host) => (_expression, _host) = (expression, host);

    public static CelCost Estimate(CheckedExpression expression, ICelSizes sizes) => new CostEstimator(expression, sizes).Cost(expression.Root);

    private CelType TypeOf(Expr expr) => _expression.Types[expr.Id];

    private CelCost Cost(Expr expr)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expr)
        {
            case Ident ident:
                _paths[ident.Id] = Local(ident.Name)?.Path ?? [ident.Name];
                return CelCost.Fixed(1);
            case Select select when _expression.Names.TryGetValue(select.Id, out var name):
                _paths[select.Id] = [name];
                return CelCost.Fixed(1);
            case Select select:
                return OfSelect(select);
            case Call call:
                return OfCall(call);
            case ListExpr list:
                return OfList(list);
            case MapExpr map:
                return OfMap(map);
            case StructExpr made:
                return made.Fields.Aggregate(CelCost.Fixed(CallCosts.Struct), (sum, f) => sum.Add(Cost(f.Value)));
            case Comprehension loop:
                return loop.Accumulator != Operators.Accumulator ? OfBind(loop) : OfLoop(loop);
            default:
                return default;
        }
    }

    private CelCost OfSelect(Select select)
    {
        var cost = Cost(select.Operand);
        if (select.TestOnly)
        {
            return cost;
        }
        _paths[select.Id] = [.. PathOf(select.Operand), select.Field];
        return TypeOf(select.Operand).Kind is CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.TypeParam ? cost.Add(CelCost.Fixed(1)) : cost;
    }

    private CelCost OfList(ListExpr list)
    {
        var cost = CelCost.Fixed(CallCosts.List);
        var size = list.Items.Length == 0 ? default : new CelCost(ulong.MaxValue, 0);
        foreach (var item in list.Items)
        {
            cost = cost.Add(Cost(item));
            size = size.Union(SizeOrUnknown(item));
        }
        _entries[list.Id] = new EntrySize(IsList: true, CelCost.Fixed(1), size);
        return cost;
    }

    private CelCost OfMap(MapExpr map)
    {
        var cost = CelCost.Fixed(CallCosts.Map);
        var keys = map.Entries.Length == 0 ? default : new CelCost(ulong.MaxValue, 0);
        var values = keys;
        foreach (var entry in map.Entries)
        {
            cost = cost.Add(Cost(entry.Key)).Add(Cost(entry.Value));
            keys = keys.Union(SizeOrUnknown(entry.Key));
            values = values.Union(SizeOrUnknown(entry.Value));
        }
        _entries[map.Id] = new EntrySize(IsList: false, keys, values);
        return cost;
    }

    private CelCost OfLoop(Comprehension loop)
    {
        var sum = Cost(loop.Range).Add(Cost(loop.Init));
        var depth = _locals.Count;
        _locals.Add(new LocalSize(loop.Accumulator, PathOf(loop.Init), SizeOf(loop.Init), EntryOf(loop.Init)));
        var entry = EntryOf(loop.Range);
        var isList = entry?.IsList ?? TypeOf(loop.Range).Kind == CelTypeKind.List;
        var path = PathOf(loop.Range);
        if (loop.Variable2 is { } second)
        {
            _locals.Add(new LocalSize(loop.Variable, [.. path, isList ? "@indices" : "@keys"], entry?.Key, null));
            _locals.Add(new LocalSize(second, [.. path, isList ? "@items" : "@values"], entry?.Value, null));
        }
        else
        {
            _locals.Add(new LocalSize(loop.Variable, [.. path, isList ? "@items" : "@keys"], isList ? entry?.Value : entry?.Key, null));
        }
        var turn = Cost(loop.Condition).Add(Cost(loop.Step));
        _locals.RemoveRange(depth + 1, _locals.Count - depth - 1);
        sum = sum.Add(Cost(loop.Result));
        _locals.RemoveAt(depth);
        var turns = SizeOrUnknown(loop.Range);
        if (loop.Init is Literal)
        {
            SetSize(loop, SizeOf(loop.Init));
        }
        else if (loop.Init is ListExpr or MapExpr)
        {
            SetSize(loop, turns);
            if (EntryOf(loop.Step) is { } made)
            {
                _entries[loop.Id] = made;
            }
        }
        return sum.Add(turns.Multiply(turn));
    }

    private CelCost OfBind(Comprehension bind)
    {
        var sum = Cost(bind.Range).Add(Cost(bind.Init));
        _locals.Add(new LocalSize(bind.Accumulator, PathOf(bind.Init), SizeOf(bind.Init), EntryOf(bind.Init)));
        sum = sum.Add(Cost(bind.Result));
        _locals.RemoveAt(_locals.Count - 1);
        CopySizes(bind, bind.Result);
        return sum;
    }
}
