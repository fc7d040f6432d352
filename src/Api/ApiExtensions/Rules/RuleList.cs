using System.Text.Json.Nodes;
using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>A list as expressions see it: sets and keyed lists compare and join as what they are.</summary>
internal sealed class RuleList(JsonArray list, SchemaNode? schema) : ICelList
{
    private readonly string type = schema?.Source.XKubernetesListType ?? "atomic";

    public int Count => list.Count;

    public CelValue this[int index] => RuleValues.Of(list[index], schema?.Items);

    public bool SameAs(ICelList other)
    {
        if (Count != other.Count) return false;
        if (type == "atomic") return Enumerable.Range(0, Count).All(i => CelSame(this[i], other[i]));
        var left = Enumerable.Range(0, Count).Select(i => this[i]).ToArray();
        var right = Enumerable.Range(0, other.Count).Select(i => other[i]).ToArray();
        return left.All(a => right.Any(b => CelSame(a, b))) && right.All(b => left.Any(a => CelSame(a, b)));
    }

    /// <summary>Of a set what is new comes behind; of a keyed list items with a known key take its place.</summary>
    public ICelList? Joined(ICelList other)
    {
        if (type == "atomic") return null;
        var items = Enumerable.Range(0, Count).Select(i => this[i]).ToList();
        for (var i = 0; i < other.Count; i++)
        {
            var added = other[i];
            var at = items.FindIndex(item => type == "set" ? CelSame(item, added) : SameKeys(item, added));
            if (at < 0) items.Add(added);
            else items[at] = added;
        }

        return new CelList(items);
    }

    private bool SameKeys(CelValue a, CelValue b)
    {
        if (a.Kind != CelKind.Map || b.Kind != CelKind.Map) return false;
        foreach (var key in schema!.Source.XKubernetesListMapKeys)
        {
            var name = CelValue.Of(EscapedNames.Of(key) ?? key);
            var (hasA, hasB) = (a.AsMap.TryGet(name, out var x), b.AsMap.TryGet(name, out var y));
            if (hasA != hasB || (hasA && !CelSame(x, y))) return false;
        }

        return true;
    }

    private static bool CelSame(CelValue a, CelValue b) => a.Equals(b);
}
