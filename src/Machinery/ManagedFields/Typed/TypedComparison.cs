using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>Compares two values of one type field by field.</summary>
internal sealed class TypedComparison
{
    private readonly List<PathElement> path = [];
    private readonly FieldSetBuilder removed = new();
    private readonly FieldSetBuilder modified = new();
    private readonly FieldSetBuilder added = new();

    public static Comparison Compare(JsonNode? before, JsonNode? after, ITypeSchema schema)
    {
        var comparison = new TypedComparison();
        comparison.Visit(Slot.Of(before), Slot.Of(after), schema);
        return new(comparison.removed.Build(), comparison.modified.Build(), comparison.added.Build());
    }

    private void Visit(Slot before, Slot after, ITypeSchema declared)
    {
        var old = Shapes.For(declared, before.Node);
        var now = Shapes.For(declared, after.Node);
        if (before.Present && after.Present && !ReferenceEquals(old, now))
        {
            Handle(before, after, old);
        }

        var isLeaf = Handle(before, after, after.Present ? now : old);
        if (!isLeaf && !before.Present)
        {
            added.Add(path);
        }
        else if (!isLeaf && !after.Present)
        {
            removed.Add(path);
        }
    }

    /// <summary>Returns whether the value was compared as one.</summary>
    private bool Handle(Slot before, Slot after, ITypeSchema schema)
    {
        var isLeaf = schema.Shape == TypeShape.Scalar || schema.IsAtomic || (IsEmpty(before.Node, schema) && IsEmpty(after.Node, schema));
        if (isLeaf)
        {
            Leaf(before, after);
        }
        else if (schema.Shape == TypeShape.List)
        {
            Items(before.Node as JsonArray, after.Node as JsonArray, schema);
        }
        else
        {
            Members(before.Node as JsonObject, after.Node as JsonObject, schema);
        }

        return isLeaf;
    }

    private static bool IsEmpty(JsonNode? value, ITypeSchema schema)
        => schema.Shape == TypeShape.List ? value is not JsonArray { Count: > 0 } : value is not JsonObject { Count: > 0 };

    private void Leaf(Slot before, Slot after)
    {
        if (!before.Present)
        {
            added.Add(path);
        }
        else if (!after.Present)
        {
            removed.Add(path);
        }
        else if (!JsonOrder.Same(before.Node, after.Node))
        {
            modified.Add(path);
        }
    }

    private void Members(JsonObject? before, JsonObject? after, ITypeSchema schema)
    {
        foreach (var (name, value) in before ?? [])
        {
            Member(name, Slot.Of(value), Slot.Member(after, name), schema);
        }

        foreach (var (name, value) in after ?? [])
        {
            if (before is null || !before.ContainsKey(name))
            {
                Member(name, Slot.Absent, Slot.Of(value), schema);
            }
        }
    }

    private void Member(string name, Slot before, Slot after, ITypeSchema schema)
    {
        // Most of an object is as it was; that is seen without walking it by type.
        if (before.Present && after.Present && JsonNode.DeepEquals(before.Node, after.Node))
        {
            return;
        }

        if (Shapes.Member(schema, name) is { } type)
        {
            Descend(Shapes.Element(schema, name), before, after, type);
        }
    }

    private void Items(JsonArray? before, JsonArray? after, ITypeSchema schema)
    {
        var old = Group(before, schema);
        var now = Group(after, schema);
        foreach (var element in old.Keys.Union(now.Keys).ToList())
        {
            Item(element, old.GetValueOrDefault(element) ?? [], now.GetValueOrDefault(element) ?? [], schema.Element!);
        }
    }

    /// <summary>Items that repeat are one leaf: they cannot be told apart.</summary>
    private void Item(PathElement element, List<JsonNode?> old, List<JsonNode?> now, ITypeSchema type)
    {
        switch (old.Count, now.Count)
        {
            case ( <= 1, <= 1):
                Descend(element, First(old), First(now), type);
                break;
            case ( >= 2, >= 2):
                if (!(old.Count == now.Count && old.Zip(now).All(static pair => JsonOrder.Same(pair.First, pair.Second))))
                {
                    modified.Add([.. path, element]);
                }

                break;
            case ( >= 2, _):
                if (now.Count > 0)
                {
                    Descend(element, Slot.Absent, First(now), type);
                }

                removed.Add([.. path, element]);
                break;
            default:
                if (old.Count > 0)
                {
                    Descend(element, First(old), Slot.Absent, type);
                }

                added.Add([.. path, element]);
                break;
        }
    }

    private static Slot First(List<JsonNode?> items) => items.Count == 0 ? Slot.Absent : Slot.Of(items[0]);

    private static Dictionary<PathElement, List<JsonNode?>> Group(JsonArray? list, ITypeSchema schema)
    {
        var groups = new Dictionary<PathElement, List<JsonNode?>>();
        foreach (var item in list ?? [])
        {
            if (ItemPaths.Of(schema, item, out _) is not { } element)
            {
                continue;
            }

            if (!groups.TryGetValue(element, out var group))
            {
                groups.Add(element, group = []);
            }

            group.Add(item);
        }

        return groups;
    }

    private void Descend(PathElement element, Slot before, Slot after, ITypeSchema type)
    {
        path.Add(element);
        Visit(before, after, type);
        path.RemoveAt(path.Count - 1);
    }
}
