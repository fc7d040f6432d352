using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>An immutable map from strings, sorted by ordinal so that its bytes never vary; null (<c>default</c>) is distinct from empty.</summary>
/// <remarks>Two parallel arrays: the maps of API objects are small, and a binary search beats hashing there. Null behaves like empty
/// everywhere but in <see cref="IsNull"/> and in equality.</remarks>
public readonly struct OrderedMap<T> : IReadOnlyDictionary<string, T>, IEquatable<OrderedMap<T>>
{
    private readonly string[]? keys;
    private readonly T[]? values;

    private OrderedMap(string[] keys, T[] values)
    {
        this.keys = keys;
        this.values = values;
    }

    public static OrderedMap<T> Empty { get; } = new([], []);

    public bool IsNull => keys is null;

    public int Count => keys is null ? 0 : keys.Length;

    public bool IsEmpty => Count == 0;

    public ReadOnlySpan<string> Keys => keys;

    public ReadOnlySpan<T> Values => values;

    IEnumerable<string> IReadOnlyDictionary<string, T>.Keys => keys ?? [];

    IEnumerable<T> IReadOnlyDictionary<string, T>.Values => values ?? [];

    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no entry \"{key}\"");

    /// <summary>The last of several entries with one key wins.</summary>
    public static OrderedMap<T> From(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var all = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries) all[key] = value;
        return new([.. all.Keys], [.. all.Values]);
    }

    public static OrderedMap<T> Of(params ReadOnlySpan<(string Key, T Value)> entries)
    {
        var map = Empty;
        foreach (var (key, value) in entries) map = map.With(key, value);
        return map;
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var i = IndexOf(key);
        value = i >= 0 ? values![i] : default;
        return i >= 0;
    }

    /// <summary>The value, or the type's default when there is no such key.</summary>
    public T? Get(string key) => TryGetValue(key, out var value) ? value : default;

    public OrderedMap<T> With(string key, T value)
    {
        var i = IndexOf(key);
        if (i >= 0)
        {
            var changed = (T[])values!.Clone();
            changed[i] = value;
            return new(keys!, changed);
        }

        var at = ~i;
        return new([.. Keys[..at], key, .. Keys[at..]], [.. Values[..at], value, .. Values[at..]]);
    }

    /// <summary>A map without the key; the same map when it has none.</summary>
    public OrderedMap<T> Without(string key)
    {
        var i = IndexOf(key);
        return i < 0 ? this : new([.. Keys[..i], .. Keys[(i + 1)..]], [.. Values[..i], .. Values[(i + 1)..]]);
    }

    /// <summary>This map with the entries of <paramref name="other"/> laid over it.</summary>
    public OrderedMap<T> Overlay(OrderedMap<T> other)
    {
        var map = this;
        for (var i = 0; i < other.Count; i++) map = map.With(other.keys![i], other.values![i]);
        return map;
    }

    public OrderedMap<TOther> Map<TOther>(Func<T, TOther> project)
    {
        if (keys is null) return default;
        var mapped = new TOther[keys.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = project(values![i]);
        return new(keys, mapped);
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(OrderedMap<T> other)
    {
        if (ReferenceEquals(keys, other.keys) && ReferenceEquals(values, other.values)) return true;
        if (keys is null || other.keys is null) return false;
        return Keys.SequenceEqual(other.Keys) && Values.SequenceEqual(other.Values, EqualityComparer<T>.Default);
    }

    public override bool Equals(object? obj) => obj is OrderedMap<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var key in Keys) hash.Add(key, StringComparer.Ordinal);
        foreach (var value in Values) hash.Add(value);
        return hash.ToHashCode();
    }

    public static bool operator ==(OrderedMap<T> left, OrderedMap<T> right) => left.Equals(right);

    public static bool operator !=(OrderedMap<T> left, OrderedMap<T> right) => !left.Equals(right);

    public override string ToString() => $"{{{string.Join(", ", this.Select(e => $"{e.Key}={e.Value}"))}}}";

    /// <summary>Takes sorted, distinct keys and their values as they are: the caller gives the arrays up.</summary>
    internal static OrderedMap<T> Owning(string[] keys, T[] values) => new(keys, values);

    private int IndexOf(string key) => keys is null ? ~0 : Array.BinarySearch(keys, key, StringComparer.Ordinal);

    /// <summary>Walks the entries in key order.</summary>
    public struct Enumerator(OrderedMap<T> map) : IEnumerator<KeyValuePair<string, T>>
    {
        private int at = -1;

        public readonly KeyValuePair<string, T> Current => new(map.keys![at], map.values![at]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++at < map.Count;

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
