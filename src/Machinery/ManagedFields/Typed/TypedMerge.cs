using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Lays a partial value over another: leaves of the right one win, maps merge by member, lists by item. Nothing is
/// ever removed here.
/// </summary>
internal static class TypedMerge
{
    public static JsonNode? Merge(JsonNode? left, JsonNode? right, ITypeSchema schema)
        => Visit(Slot.Of(left), Slot.Of(right), schema).Node;

    internal static Slot Visit(Slot left, Slot right, ITypeSchema declared)
    {
        // Where both sides look different, the right one decides what the result looks like.
        var schema = Shapes.For(declared, right.Present ? right.Node : left.Node);
        if (schema.Shape == TypeShape.Scalar || schema.IsAtomic)
        {
            return Leaf(left, right);
        }

        return schema.Shape == TypeShape.List ? Lists(left, right, schema) : Maps(left, right, schema);
    }

    private static Slot Leaf(Slot left, Slot right) => Slot.Of((right.Present ? right : left).Node?.DeepClone());

    private static Slot Lists(Slot left, Slot right, ITypeSchema schema)
    {
        var (a, b) = (left.Node as JsonArray, right.Node as JsonArray);
        if (a is not { Count: > 0 } && b is not { Count: > 0 })
        {
            return Leaf(left, right);
        }

        var merged = ListWeave.Weave(ListIndex.Of(a, schema), ListIndex.Of(b, schema), schema);
        return merged.Count > 0 ? Slot.Of(merged) : Slot.Absent;
    }

    private static Slot Maps(Slot left, Slot right, ITypeSchema schema)
    {
        var (a, b) = (left.Node as JsonObject, right.Node as JsonObject);
        if (a is not { Count: > 0 } && b is not { Count: > 0 })
        {
            return Leaf(left, right);
        }

        var merged = new JsonObject();
        foreach (var name in (a ?? []).Select(static m => m.Key).Union((b ?? []).Select(static m => m.Key), StringComparer.Ordinal))
        {
            var type = Shapes.Member(schema, name) ?? DeducedSchema.Instance;
            if (Visit(Slot.Member(a, name), Slot.Member(b, name), type) is { Present: true } member)
            {
                merged[name] = member.Node;
            }
        }

        return merged.Count > 0 ? Slot.Of(merged) : Slot.Absent;
    }
}
