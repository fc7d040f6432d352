namespace Keles.Machinery;

/// <summary>Makes <see cref="Items{T}"/> values; <c>[a, b]</c> compiles to <see cref="Create{T}"/>.</summary>
public static class Items
{
    public static Items<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray());

    public static Items<T> ToItems<T>(this IEnumerable<T> values) => new([.. values]);

    /// <summary>Null when there are no values: for lists that the API leaves out when empty.</summary>
    public static Items<T> ToItemsOrNull<T>(this IEnumerable<T> values)
    {
        T[] all = [.. values];
        return all.Length == 0 ? default : new(all);
    }

    /// <summary>Takes the array as it is: the caller gives it up.</summary>
    internal static Items<T> Owning<T>(T[] values) => new(values);
}
