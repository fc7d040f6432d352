namespace Keles.Cel;

/// <summary>isSorted, sum, min, max, indexOf, lastIndexOf.</summary>
internal static class ListsLibrary
{
    private static readonly (string Name, CelType Type)[] Comparable =
    [
        ("int", CelType.Int), ("uint", CelType.Uint), ("double", CelType.Double), ("bool", CelType.Bool),
        ("duration", CelType.Duration), ("timestamp", CelType.Timestamp), ("string", CelType.String), ("bytes", CelType.Bytes),
    ];

    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary();
        foreach (var (name, type) in Comparable)
        {
            var list = CelType.List(type);
            library
                .Member("isSorted", $"list_{name}_is_sorted_bool", CelType.Bool, list, IsSorted)
                .Member("max", $"list_{name}_max_{name}", type, list, l => Best(l.AsList, "max", 1))
                .Member("min", $"list_{name}_min_{name}", type, list, l => Best(l.AsList, "min", -1));
        }
        foreach (var (name, type, zero) in new[]
        {
            ("int", CelType.Int, CelValue.Of(0L)), ("uint", CelType.Uint, CelValue.Of(0UL)),
            ("double", CelType.Double, CelValue.Of(0.0)), ("duration", CelType.Duration, CelValue.Duration(0)),
        })
        {
            library.Member("sum", $"list_{name}_sum_{name}", type, CelType.List(type), l => Sum(l.AsList, zero));
        }
        return library
            .Member("indexOf", "list_a_index_of_int", CelType.Int, Signatures.ListOfA, Signatures.A, (l, item) => Find(l.AsList, item, 0, 1))
            .Member("lastIndexOf", "list_a_last_index_of_int", CelType.Int, Signatures.ListOfA, Signatures.A, (l, item) => Find(l.AsList, item, l.AsList.Count - 1, -1));
    }

    private static CelValue IsSorted(CelValue list)
    {
        for (var i = 1; i < list.AsList.Count; i++)
        {
            if (CelOrder.Compare(list.AsList[i - 1], list.AsList[i]) > 0)
            {
                return CelValue.False;
            }
        }
        return CelValue.True;
    }

    private static CelValue Best(ICelList list, string name, int sign)
    {
        if (list.Count == 0)
        {
            return CelValue.Error($"{name} called on empty list");
        }
        var best = list[0];
        for (var i = 1; i < list.Count; i++)
        {
            if (CelOrder.Compare(list[i], best) * sign > 0)
            {
                best = list[i];
            }
        }
        return best;
    }

    private static CelValue Sum(ICelList list, CelValue zero)
    {
        var sum = zero;
        for (var i = 0; i < list.Count && !sum.IsError; i++)
        {
            sum = Plus(sum, list[i]);
        }
        return sum;
    }

    private static CelValue Plus(CelValue a, CelValue b)
    {
        if (a.Kind != b.Kind)
        {
            return CelValue.Of(CelError.NoSuchOverloadError);
        }
        switch (a.Kind)
        {
            case CelKind.Double:
                return CelValue.Of(a.AsDouble + b.AsDouble);
            case CelKind.Uint:
                return a.AsUint > ulong.MaxValue - b.AsUint ? CelValue.Of(CelError.UintOverflow) : CelValue.Of(a.AsUint + b.AsUint);
            default:
                var sum = (Int128)a.AsInt + b.AsInt;
                var overflow = sum < long.MinValue || sum > long.MaxValue;
                return a.Kind == CelKind.Int
                    ? overflow ? CelValue.Of(CelError.IntOverflow) : CelValue.Of((long)sum)
                    : overflow ? CelValue.Of(CelError.DurationOverflow) : CelValue.Duration((long)sum);
        }
    }

    private static CelValue Find(ICelList list, CelValue item, int from, int step)
    {
        for (var i = from; i >= 0 && i < list.Count; i += step)
        {
            if (CelEquality.Same(list[i], item))
            {
                return CelValue.Of((long)i);
            }
        }
        return CelValue.Of(-1L);
    }
}
