using System.Collections;
using System.Runtime.CompilerServices;

namespace Keles.Machinery;

/// <summary>An immutable list with structural equality, in which null (<c>default</c>) is distinct from empty, as in the API's JSON.</summary>
/// <remarks>Null behaves like an empty list everywhere but in <see cref="IsNull"/> and in equality.</remarks>
[CollectionBuilder(typeof(Items), nameof(Items.Create))]
public readonly struct Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private readonly T[]? values;

    internal Items(T[]? values) => this.values = values;

    public bool IsNull => values is null;

    public int Count => values is null ? 0 : values.Length;

    public bool IsEmpty => Count == 0;

    public T this[int index] => values is null ? throw new ArgumentOutOfRangeException(nameof(index)) : values[index];

    public ReadOnlySpan<T> AsSpan() => values;

    /// <summary>A list with <paramref name="item"/> at its end.</summary>
    public Items<T> Add(T item) => [.. AsSpan(), item];

    /// <summary>A list with both lists' items.</summary>
    public Items<T> AddRange(Items<T> more) => more.IsEmpty ? this : [.. AsSpan(), .. more.AsSpan()];

    /// <summary>A list with the item at <paramref name="index"/> exchanged.</summary>
    public Items<T> With(int index, T item)
    {
        var copy = AsSpan().ToArray();
        copy[index] = item;
        return new(copy);
    }

    /// <summary>The items for which <paramref name="keep"/> holds; the same list when it holds for all.</summary>
    public Items<T> Where(Func<T, bool> keep)
    {
        var kept = new List<T>(Count);
        foreach (var item in AsSpan()) if (keep(item)) kept.Add(item);
        return kept.Count == Count ? this : new([.. kept]);
    }

    /// <summary>Each item mapped; null stays null, and the same list comes back when no item changed.</summary>
    public Items<T> Map(Func<T, T> change)
    {
        T[]? copy = null;
        for (var i = 0; i < Count; i++)
        {
            var before = values![i];
            var after = change(before);
            if (copy is null && (before is null ? after is null : ReferenceEquals(before, after) || (typeof(T).IsValueType && before.Equals(after)))) continue;
            copy ??= [.. values];
            copy[i] = after;
        }

        return copy is null ? this : new(copy);
    }

    /// <summary>Each item projected into a list of another type; null stays null.</summary>
    public Items<TOther> Select<TOther>(Func<T, TOther> project)
    {
        if (values is null) return default;
        var mapped = new TOther[values.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = project(values[i]);
        return new(mapped);
    }

    public T? Find(Func<T, bool> match)
    {
        foreach (var item in AsSpan()) if (match(item)) return item;
        return default;
    }

    public bool Any(Func<T, bool> match)
    {
        foreach (var item in AsSpan()) if (match(item)) return true;
        return false;
    }

    public bool All(Func<T, bool> match)
    {
        foreach (var item in AsSpan()) if (!match(item)) return false;
        return true;
    }

    public int IndexOf(Func<T, bool> match)
    {
        for (var i = 0; i < Count; i++) if (match(values![i])) return i;
        return -1;
    }

    public bool Contains(T item) => AsSpan().IndexOf(item, EqualityComparer<T>.Default) >= 0;

    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(values ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (values ?? []).GetEnumerator();

    public bool Equals(Items<T> other)
    {
        if (ReferenceEquals(values, other.values)) return true;
        if (values is null || other.values is null || values.Length != other.values.Length) return false;
        return values.AsSpan().SequenceEqual(other.values, EqualityComparer<T>.Default);
    }

    public override bool Equals(object? obj) => obj is Items<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan()) hash.Add(item);
        return hash.ToHashCode();
    }

    public static bool operator ==(Items<T> left, Items<T> right) => left.Equals(right);

    public static bool operator !=(Items<T> left, Items<T> right) => !left.Equals(right);

    public override string ToString() => $"[{string.Join(", ", values ?? [])}]";
}
