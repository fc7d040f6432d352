using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>A partial object laid over a whole one, lists by their items, without booking who owns what.</summary>
public static class StructuredMerge
{
    /// <summary>The merged object; null with what does not fit the schema.</summary>
    public static JsonNode? Apply(JsonNode live, JsonNode partial, ITypeSchema schema, out string error)
    {
        if (TypedValidation.Check(partial, schema, allowDuplicates: false) is { } wrongPatch)
        {
            error = $"failed to convert patch object to typed object: {wrongPatch}";
            return null;
        }

        if (Atomics(partial, schema) is { Count: > 0 } atomics)
        {
            error = $"invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: {string.Join(", ", atomics)}";
            return null;
        }

        if (TypedValidation.Check(live, schema, allowDuplicates: true) is { } wrongLive)
        {
            error = $"failed to convert original object to typed object: {wrongLive}";
            return null;
        }

        error = "";
        return TypedMerge.Merge(live, partial, schema);
    }

    /// <summary>The paths of values that can only be replaced whole: whoever names a part of them would lose the rest.</summary>
    private static List<string> Atomics(JsonNode value, ITypeSchema schema)
    {
        var found = new List<string>();
        Find(value, schema, "", found);
        return found;
    }

    private static void Find(JsonNode? value, ITypeSchema declared, string path, List<string> found)
    {
        var schema = Shapes.For(declared, value);
        if (declared.Shape != TypeShape.Deduced && value is JsonObject or JsonArray && schema.Shape is TypeShape.List or TypeShape.Map && schema.IsAtomic) found.Add(path);
        switch (value)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    if (schema.Field(name) is { } field) Find(member, field.Type, $"{path}.{name}", found);
                }

                break;
            case JsonArray items when schema.Element is { } element:
                for (var i = 0; i < items.Count; i++) Find(items[i], element, $"{path}[{i}]", found);
                break;
        }
    }
}
