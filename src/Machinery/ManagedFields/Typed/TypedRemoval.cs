using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>Takes fields out of a value; what is left empty becomes null, which the object then drops.</summary>
internal static class TypedRemoval
{
    public static JsonNode? Remove(JsonNode? value, FieldSet doomed, ITypeSchema declared)
    {
        var schema = Shapes.For(declared, value);
        return schema.Shape switch
        {
            TypeShape.Scalar => value?.DeepClone(),
            TypeShape.List => value is JsonArray list && !schema.IsAtomic ? Items(list, doomed, schema) : null,
            _ => value is JsonObject map && !schema.IsAtomic ? Members(map, doomed, schema) : null,
        };
    }

    private static JsonArray? Items(JsonArray list, FieldSet doomed, ITypeSchema schema)
    {
        var kept = new JsonArray();
        foreach (var item in list)
        {
            var element = ItemPaths.Of(schema, item, out _);
            if (element is not null && doomed.HasMember(element))
            {
                continue;
            }

            var below = element is null ? FieldSet.Empty : doomed.Below(element);
            kept.Add(below.IsEmpty ? item?.DeepClone() : Remove(item, below, schema.Element!));
        }

        return kept.Count > 0 ? kept : null;
    }

    private static JsonObject? Members(JsonObject map, FieldSet doomed, ITypeSchema schema)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in map)
        {
            var element = Shapes.Element(schema, name);
            if (doomed.HasMember(element))
            {
                continue;
            }

            var below = doomed.Below(element);
            var type = Shapes.Member(schema, name);
            kept[name] = below.IsEmpty || type is null ? value?.DeepClone() : Remove(value, below, type);
        }

        return kept.Count > 0 ? kept : null;
    }
}
