using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Arithmetic on lists of amounts by resource name; a name that is absent counts as zero.</summary>
public static class ResourceLists
{
    public static OrderedMap<Quantity> Add(OrderedMap<Quantity> a, OrderedMap<Quantity> b) => Merge(a, b, static (x, y) => x + y);

    /// <summary>Of each resource the larger amount.</summary>
    public static OrderedMap<Quantity> Max(OrderedMap<Quantity> a, OrderedMap<Quantity> b) => Merge(a, b, static (x, y) => x < y ? y : x);

    /// <summary>What is left of <paramref name="a"/>, below zero where <paramref name="b"/> is more.</summary>
    public static OrderedMap<Quantity> Subtract(OrderedMap<Quantity> a, OrderedMap<Quantity> b)
    {
        var result = a;
        foreach (var (name, amount) in b) result = result.With(name, result.TryGetValue(name, out var known) ? known - amount : -amount);
        return result;
    }

    /// <summary>Whether each amount in <paramref name="a"/> is at most that in <paramref name="b"/>; names that b does not have are not compared.</summary>
    public static bool FitsWithin(OrderedMap<Quantity> a, OrderedMap<Quantity> b)
    {
        foreach (var (name, amount) in a) if (b.TryGetValue(name, out var limit) && amount > limit) return false;
        return true;
    }

    private static OrderedMap<Quantity> Merge(OrderedMap<Quantity> a, OrderedMap<Quantity> b, Func<Quantity, Quantity, Quantity> both)
    {
        if (b.IsEmpty) return a;
        if (a.IsEmpty) return b;
        var result = a;
        foreach (var (name, amount) in b) result = result.With(name, result.TryGetValue(name, out var known) ? both(known, amount) : amount);
        return result;
    }
}
