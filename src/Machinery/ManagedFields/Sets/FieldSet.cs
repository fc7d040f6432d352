using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// An immutable set of field paths, kept as a tree. A path's parents are no members unless they were added too.
/// Both arrays are sorted; no child is empty.
/// </summary>
public sealed class FieldSet : IEquatable<FieldSet>
{
    private readonly PathElement[] members;
    private readonly FieldSetChild[] children;

    internal FieldSet(PathElement[] members, FieldSetChild[] children)
    {
        this.members = members;
        this.children = children;
    }

    public static FieldSet Empty { get; } = new([], []);

    public bool IsEmpty => members.Length == 0 && children.Length == 0;

    public int Count => members.Length + children.Sum(static c => c.Set.Count);

    internal ReadOnlySpan<PathElement> Members => members;

    internal ReadOnlySpan<FieldSetChild> Children => children;

    public static FieldSet Of(params IEnumerable<IReadOnlyList<PathElement>> paths)
    {
        var builder = new FieldSetBuilder();
        foreach (var path in paths)
        {
            builder.Add(path);
        }

        return builder.Build();
    }

    /// <summary>Reads the content of <c>fieldsV1</c>.</summary>
    /// <exception cref="FormatException">It is no field set.</exception>
    public static FieldSet Read(JsonNode? fields) => FieldSetJson.Read(fields);

    /// <summary>The content of <c>fieldsV1</c>, members in the order upstream writes them.</summary>
    public string ToJson() => FieldSetJson.Write(this);

    public bool Has(params ReadOnlySpan<PathElement> path)
    {
        var set = this;
        while (path.Length > 1)
        {
            set = set.Below(path[0]);
            path = path[1..];
        }

        return path.Length == 1 && set.HasMember(path[0]);
    }

    public bool HasMember(PathElement element) => Array.BinarySearch(members, element) >= 0;

    /// <summary>What lies below an element; empty where there is nothing.</summary>
    public FieldSet Below(PathElement element)
    {
        var at = Find(element);
        return at < 0 ? Empty : children[at].Set;
    }

    internal bool HasChild(PathElement element) => Find(element) >= 0;

    public FieldSet Union(FieldSet other) => FieldSetAlgebra.Union(this, other);

    public FieldSet Intersection(FieldSet other) => FieldSetAlgebra.Intersection(this, other);

    /// <summary>Without the other's members; what lies below them stays.</summary>
    public FieldSet Difference(FieldSet other) => FieldSetAlgebra.Difference(this, other, recursive: false);

    /// <summary>Without the other's members and everything below them.</summary>
    public FieldSet RecursiveDifference(FieldSet other) => FieldSetAlgebra.Difference(this, other, recursive: true);

    /// <summary>Only the members below which there is nothing.</summary>
    public FieldSet Leaves() => new(
        [.. members.Where(member => Find(member) < 0)],
        [.. children.Select(static c => new FieldSetChild(c.Element, c.Set.Leaves()))]);

    /// <summary>Every path, parents before what lies below them.</summary>
    public IEnumerable<IReadOnlyList<PathElement>> Paths() => Paths([]);

    public bool Equals(FieldSet? other) => other is not null
        && members.AsSpan().SequenceEqual(other.members) && children.AsSpan().SequenceEqual(other.children);

    public override bool Equals(object? obj) => Equals(obj as FieldSet);

    public override int GetHashCode() => HashCode.Combine(members.Length, children.Length, members.FirstOrDefault());

    /// <summary>One path a line.</summary>
    public override string ToString() => string.Join('\n', Paths().Select(static path => string.Concat(path)));

    private IEnumerable<IReadOnlyList<PathElement>> Paths(List<PathElement> prefix)
    {
        foreach (var member in members)
        {
            yield return [.. prefix, member];
        }

        foreach (var child in children)
        {
            prefix.Add(child.Element);
            foreach (var path in child.Set.Paths(prefix))
            {
                yield return path;
            }

            prefix.RemoveAt(prefix.Count - 1);
        }
    }

    private int Find(PathElement element)
    {
        var (low, high) = (0, children.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = children[middle].Element.CompareTo(element);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
