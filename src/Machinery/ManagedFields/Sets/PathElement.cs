using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// One step of a field's path. <see cref="Text"/> is its stored form (<c>f:name</c>, <c>k:{"name":"c"}</c>, <c>v:"x"</c>,
/// <c>i:0</c>) and decides equality.
/// </summary>
public sealed class PathElement : IEquatable<PathElement>, IComparable<PathElement>
{
    private readonly (string Name, JsonNode? Value)[] keys;
    private readonly JsonNode? value;
    private readonly int index;

    private PathElement(PathElementKind kind, string text, (string, JsonNode?)[] keys, JsonNode? value, int index)
    {
        Kind = kind;
        Text = text;
        this.keys = keys;
        this.value = value;
        this.index = index;
    }

    public PathElementKind Kind { get; }

    public string Text { get; }

    /// <summary>The member's name, of an element of that kind.</summary>
    public string? FieldName => Kind == PathElementKind.Field ? Text[2..] : null;

    public static PathElement Field(string name) => new(PathElementKind.Field, "f:" + name, [], null, 0);

    /// <summary>Keys in any order; they are kept by name.</summary>
    public static PathElement Key(params IEnumerable<(string Name, JsonNode? Value)> keys)
    {
        var sorted = keys.OrderBy(static k => k.Name, StringComparer.Ordinal).Select(static k => (k.Name, k.Value?.DeepClone())).ToArray();
        var text = new StringBuilder("k:{");
        foreach (var (name, part) in sorted)
        {
            text.Append(text.Length > 3 ? "," : "").Append(GoJson.Quote(name, escapeHtml: false)).Append(':').Append(JsonOrder.Canonical(part));
        }

        return new(PathElementKind.Key, text.Append('}').ToString(), sorted, null, 0);
    }

    public static PathElement Value(JsonNode? value) => new(PathElementKind.Value, "v:" + JsonOrder.Canonical(value), [], value?.DeepClone(), 0);

    public static PathElement Index(int index)
        => new(PathElementKind.Index, "i:" + index.ToString(CultureInfo.InvariantCulture), [], null, index);

    public int CompareTo(PathElement? other)
    {
        if (other is null || Kind != other.Kind)
        {
            return other is null ? 1 : Kind.CompareTo(other.Kind);
        }

        return Kind switch
        {
            PathElementKind.Field => string.CompareOrdinal(Text, other.Text),
            PathElementKind.Key => CompareKeys(keys, other.keys),
            PathElementKind.Value => JsonOrder.Compare(value, other.value),
            _ => index.CompareTo(other.index),
        };
    }

    public bool Equals(PathElement? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as PathElement);

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>As in messages: <c>.name</c>, <c>[name="c"]</c>, <c>[="x"]</c>, <c>[0]</c>.</summary>
    public override string ToString() => Kind switch
    {
        PathElementKind.Field => "." + Text[2..],
        PathElementKind.Key => $"[{string.Join(',', keys.Select(static k => $"{k.Name}={JsonOrder.Print(k.Value)}"))}]",
        PathElementKind.Value => $"[={JsonOrder.Print(value)}]",
        _ => $"[{index}]",
    };

    public static bool operator ==(PathElement? a, PathElement? b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(PathElement? a, PathElement? b) => !(a == b);

    public static bool operator <(PathElement a, PathElement b) => a.CompareTo(b) < 0;

    public static bool operator >(PathElement a, PathElement b) => a.CompareTo(b) > 0;

    public static bool operator <=(PathElement a, PathElement b) => a.CompareTo(b) <= 0;

    public static bool operator >=(PathElement a, PathElement b) => a.CompareTo(b) >= 0;

    private static int CompareKeys((string Name, JsonNode? Value)[] a, (string Name, JsonNode? Value)[] b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var byName = string.CompareOrdinal(a[i].Name, b[i].Name);
            var order = byName != 0 ? byName : JsonOrder.Compare(a[i].Value, b[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
