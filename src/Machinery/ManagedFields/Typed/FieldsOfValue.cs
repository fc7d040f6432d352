using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>The fields a value mentions: its leaves, the items of its lists, and what it gives as empty.</summary>
internal static class FieldsOfValue
{
    public static FieldSet Of(JsonNode? value, ITypeSchema schema)
    {
        var builder = new FieldSetBuilder();
        Visit(value, schema, builder);
        return builder.Build();
    }

    /// <summary>Adds what lies below the value; returns whether the value itself is a field.</summary>
    private static bool Visit(JsonNode? value, ITypeSchema declared, FieldSetBuilder below)
    {
        var schema = Shapes.For(declared, value);
        if (schema.Shape == TypeShape.Scalar || schema.IsAtomic)
        {
            return true;
        }

        if (schema.Shape == TypeShape.List && value is JsonArray list)
        {
            Items(list, schema, below);
        }
        else if (schema.Shape == TypeShape.Map && value is JsonObject map)
        {
            Members(map, schema, below);
        }

        return false;
    }

    /// <summary>An item given twice is owned as a whole, for the two cannot be told apart.</summary>
    private static void Items(JsonArray list, ITypeSchema schema, FieldSetBuilder builder)
    {
        var items = list.Select(item => (Element: ItemPaths.Of(schema, item, out _), Item: item)).Where(static i => i.Element is not null);
        foreach (var same in items.GroupBy(static i => i.Element!))
        {
            builder.AddMember(same.Key);
            if (same.Take(2).Count() == 1)
            {
                Visit(same.First().Item, schema.Element!, builder.Below(same.Key));
            }
        }
    }

    private static void Members(JsonObject map, ITypeSchema schema, FieldSetBuilder builder)
    {
        foreach (var (name, value) in map)
        {
            if (Shapes.Member(schema, name) is not { } type)
            {
                continue;
            }

            var element = Shapes.Element(schema, name);
            var isField = Visit(value, type, builder.Below(element));
            if (isField || value is null or JsonObject { Count: 0 } || schema.Field(name) is null)
            {
                builder.AddMember(element);
            }
        }
    }
}
