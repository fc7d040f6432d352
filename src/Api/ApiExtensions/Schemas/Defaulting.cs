using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>Fills in what a schema says of absent members, and removes nulls where none may stand.</summary>
public static class Defaulting
{
    /// <summary>Nulls that may not be and have no default are the same as absent members. Those with a default are left for it.</summary>
    public static void DropNulls(JsonNode? value, SchemaNode? schema)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case JsonObject map:
                List<string>? drop = null;
                foreach (var (name, member) in map)
                {
                    var child = schema?.Property(name) ?? schema?.Others;
                    if (IsWrongNull(member, child) && !child!.HasDefault) (drop ??= []).Add(name);
                    else DropNulls(member, child);
                }

                foreach (var name in drop ?? []) map.Remove(name);
                break;
            case JsonArray list:
                foreach (var item in list) DropNulls(item, schema?.Items);
                break;
        }
    }

    public static void Fill(JsonNode? value, SchemaNode? schema)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema is not { HasDefaults: true }) return;
        switch (value)
        {
            case JsonObject map:
                Members(map, schema);
                break;
            case JsonArray list when schema.Items is { } items:
                for (var i = 0; i < list.Count; i++)
                {
                    if (IsWrongNull(list[i], items)) list[i] = items.NewDefault();
                    Fill(list[i], items);
                }

                break;
        }
    }

    private static void Members(JsonObject map, SchemaNode schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            if (!property.HasDefault) continue;
            if (!map.TryGetPropertyValue(name, out var present) || IsWrongNull(present, property)) map[name] = property.NewDefault();
        }

        foreach (var name in map.Select(static m => m.Key).ToArray())
        {
            var child = schema.Property(name) ?? schema.Others;
            if (schema.Property(name) is null && IsWrongNull(map[name], child)) map[name] = child!.NewDefault();
            Fill(map[name], child);
        }
    }

    private static bool IsWrongNull(JsonNode? value, SchemaNode? schema) => value is null && schema is { IsNullable: false };
}
