namespace Keles.Machinery;

/// <summary>Which object of a kind: its namespace (empty for cluster-wide kinds) and name.</summary>
public readonly record struct ObjectKey(string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of an object without namespace.</summary>
    public ObjectKey(string name) : this("", name)
    {
    }

    public static ObjectKey Of(IApiObject value) => new(value.Metadata.Namespace, value.Metadata.Name);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ObjectKey Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new("", text) : new(text[..slash], text[(slash + 1)..]);
    }

    public int CompareTo(ObjectKey other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    public static bool operator <(ObjectKey left, ObjectKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectKey left, ObjectKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectKey left, ObjectKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectKey left, ObjectKey right) => left.CompareTo(right) >= 0;

    /// <summary><c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
