namespace Keles.Cel;

/// <summary>Of the estimate: what calls can cost.</summary>
internal sealed partial class CostEstimator
{
    private CelCost OfCall(Call call)
    {
        if (call.Function == Operators.OptionalSelect)
        {
            return Cost(call.Args[0]).Add(CelCost.Fixed(1));
        }
        if (!_expression.Calls.TryGetValue(call.Id, out var resolved))
        {
            return default;
        }
        if (resolved.Function == "dyn")
        {
            var inner = Cost(call.Args[0]);
            CopySizes(call, call.Args[0]);
            return inner.Add(CelCost.Fixed(1));
        }
        var args = call.Args.Select(Cost).ToArray();
        var target = resolved.Target is null ? default : Cost(resolved.Target);
        var cost = new CelCost(ulong.MaxValue, 0);
        CelCost? size = null;
        foreach (var overload in resolved.Overloads)
        {
            var (one, result) = OfOverload(call, resolved, overload.Id, args);
            cost = cost.Union(one);
            if (result is { } known)
            {
                size = size?.Union(known) ?? known;
            }
            if (overload.Id is "index_list" or "index_map")
            {
                size = EntryOf(call.Args[0])?.Value;
                _paths[call.Id] = [.. PathOf(call.Args[0]), overload.Id == "index_list" ? "@items" : "@values"];
            }
            size ??= SizeOf(call);
        }
        SetSize(call, size);
        return target.Add(cost);
    }

    private (CelCost Cost, CelCost? Result) OfOverload(Call call, ResolvedCall resolved, string overload, CelCost[] args)
    {
        var sum = args.Aggregate(default(CelCost), (a, b) => a.Add(b));
        if (OfLibrary(call, resolved, overload) is { } library)
        {
            return (library.Cost.Add(sum), library.Result);
        }
        CelCost Size(int i) => SizeOrUnknown(call.Args[i]);
        switch (overload)
        {
            case "string_format" when resolved.Target is { } target:
                return (SizeOrUnknown(target).Scale(CallCosts.Traversal).Add(sum), null);
            case "string_to_bytes":
                return (Size(0).Scale(CallCosts.Traversal).Add(sum), Size(0) with { Max = unchecked(Size(0).Max * 4) });
            case "bytes_to_string":
                return (Size(0).Scale(CallCosts.Traversal).Add(sum), Size(0) with { Min = Size(0).Min / 4 });
            case "strings_quote":
                return (Size(0).Scale(CallCosts.Traversal).Add(sum), new CelCost(Size(0).Min + 2, unchecked((Size(0).Max * 2) + 2)));
            case "starts_with_string" or "ends_with_string":
                return (Size(0).Scale(CallCosts.Traversal).Add(sum), null);
            case "in_list":
                return (Size(1).Scale(1).Add(sum), null);
            case "matches_string" when resolved.Target is { } text:
                return (Match(SizeOrUnknown(text), Size(0)).Add(sum), null);
            case "contains_string" when resolved.Target is { } text:
                return (SizeOrUnknown(text).Scale(CallCosts.Traversal).Multiply(Size(0).Scale(CallCosts.Traversal)).Add(sum), null);
            case "logical_or" or "logical_and":
                return (new CelCost(args[0].Min, args[0].Add(args[1]).Max), null);
            case "conditional":
                if (EntrySize.Union(EntryOf(call.Args[1]), EntryOf(call.Args[2])) is { } either)
                {
                    _entries[call.Id] = either;
                }
                return (args[0].Add(args[1].Union(args[2])), Size(1).Union(Size(2)));
            case "add_string" or "add_bytes" or "add_list":
                if (EntrySize.Union(EntryOf(call.Args[0]), EntryOf(call.Args[1])) is { } joined)
                {
                    _entries[call.Id] = joined;
                }
                var both = Size(0).Add(Size(1));
                return ((overload == "add_list" ? CelCost.Fixed(1) : both.Scale(CallCosts.Traversal)).Add(sum), both);
            case "less_string" or "greater_string" or "less_equals_string" or "greater_equals_string"
                or "less_bytes" or "greater_bytes" or "less_equals_bytes" or "greater_equals_bytes" or "equals" or "not_equals":
                var smaller = Math.Min(Size(0).Max, Size(1).Max);
                return (new CelCost(smaller > 0 ? 1UL : 0, smaller).Scale(CallCosts.Traversal).Add(sum), null);
            default:
                return (CelCost.Fixed(1).Add(sum), null);
        }
    }

    private static CelCost Match(CelCost text, CelCost pattern) =>
        text.Add(CelCost.Fixed(1)).Scale(CallCosts.Traversal).Multiply(pattern.Scale(CallCosts.RegexLength));
}
