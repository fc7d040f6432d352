namespace Keles.Cel;

/// <summary>Of the estimate: what the functions of the libraries can cost, by their names.</summary>
internal sealed partial class CostEstimator
{
    private static readonly CelCost Address = new(4, 16);

    private (CelCost Cost, CelCost? Result)? OfLibrary(Call call, ResolvedCall resolved, string overload)
    {
        var target = resolved.Target;
        var args = call.Args;
        CelCost Size(Expr expr) => SizeOrUnknown(expr);
        switch (resolved.Function)
        {
            case "check":
                return (CelCost.Fixed(CallCosts.AuthorizationCheck), null);
            case "serviceAccount" or "path" or "group" or "resource" or "subresource" or "namespace" or "name" or "allowed" or "reason" or "error" or "errored":
                return (CelCost.Fixed(1), null);
            case "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" when target is not null:
                return (ListSearch(target), null);
            case "url" when args.Length == 1:
                return (Size(args[0]).Scale(CallCosts.Traversal), null);
            case "lowerAscii" or "upperAscii" or "substring" or "trim" when target is not null:
                return (Size(target).Scale(CallCosts.Traversal), Size(target));
            case "replace" when target is not null && args.Length >= 2:
                return (Size(target).Scale(2 * CallCosts.Traversal), Replaced(Size(target), Size(args[0]), Size(args[1])));
            case "split" when target is not null:
                var most = args.Length > 1 && args[1] is Literal { Value: { Kind: CelKind.Int, AsInt: >= 0 and var limit } } ? (ulong)limit : Size(target).Max;
                return (Size(target).Scale(2 * CallCosts.Traversal), new CelCost(0, most));
            case "join" when target is not null:
                var joined = Joined(target, args);
                return (joined.Scale(CallCosts.Traversal), joined);
            case "find" or "findAll" when target is not null:
                return (Match(Size(target), Size(args[0])), new CelCost(0, Size(target).Max));
            case "containsIP" when target is not null:
                return (Address.Add(Address).Scale(CallCosts.Traversal).Add(Parsed(overload == "cidr_contains_ip_string", args[0])), null);
            case "containsCIDR" when target is not null:
                return (Address.Add(Address).Scale(CallCosts.Traversal).Add(Address.Scale(CallCosts.Traversal)).Add(CelCost.Fixed(1))
                    .Add(Parsed(overload == "cidr_contains_cidr_string", args[0])), null);
            case "validate" when target is not null:
                return (Match(Size(args[0]), new CelCost(0, FormatLibrary.LongestPattern)), null);
            case "sets.contains" or "sets.intersects" when args.Length == 2:
                return (Size(args[0]).Multiply(Size(args[1])).Add(CelCost.Fixed(1)), null);
            case "sets.equivalent" when args.Length == 2:
                return (Size(args[0]).Multiply(Size(args[1])).Multiply(CelCost.Fixed(2)).Add(CelCost.Fixed(1)), null);
            default:
                return null;
        }
    }

    private CelCost Parsed(bool isText, Expr arg) => isText ? SizeOrUnknown(arg).Scale(CallCosts.Traversal) : default;

    private CelCost ListSearch(Expr target)
    {
        var type = TypeOf(target);
        if (type.Parameters.Count == 0)
        {
            return SizeOrUnknown(target).Scale(CallCosts.Traversal);
        }
        var each = CelCost.Fixed(1);
        if (type.Parameters[0].Kind is CelTypeKind.String or CelTypeKind.Bytes)
        {
            each = each.Add(ItemSize(target).Scale(CallCosts.Traversal));
        }
        return SizeOrUnknown(target).Multiply(each);
    }

    private CelCost ItemSize(Expr list)
    {
        var path = PathOf(list);
        return AskHost(path.Count == 0 ? path : [.. path, "@items"], TypeOf(list).Parameters[0]) ?? CelCost.Unknown;
    }

    private CelCost Joined(Expr list, Expr[] args)
    {
        var count = SizeOrUnknown(list);
        var size = TypeOf(list).Parameters.Count > 0 ? count.Multiply(ItemSize(list)) : default;
        if (args.Length > 0)
        {
            size = size.Add(SizeOrUnknown(args[0]).Multiply(new CelCost(count.Min > 0 ? count.Min - 1 : 0, count.Max > 0 ? count.Max - 1 : 0)));
        }
        return size;
    }

    /// <summary>How long a text can be, or must at least be, after replacing.</summary>
    private static CelCost Replaced(CelCost text, CelCost old, CelCost with)
    {
        var (countMax, keptMax) = old.Min == 0 ? (CelCost.Sum(text.Max, 1), text.Max)
            : with.Max <= old.Min ? (0UL, text.Max)
            : ((ulong)Math.Min(Math.Ceiling((double)text.Max / old.Min), 1.8e19), 0UL);
        var (countMin, keptMin) = old.Max == 0 ? (CelCost.Sum(text.Min, 1), text.Min)
            : old.Max <= with.Min ? (0UL, text.Min)
            : ((ulong)Math.Ceiling((double)text.Min / old.Max), 0UL);
        return new CelCost(countMin, countMax).Multiply(with).Add(new CelCost(keptMin, keptMax));
    }
}
