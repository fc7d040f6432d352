using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>The path element of a list's item: its keys, with defaults for those absent, or its value.</summary>
internal static class ItemPaths
{
    /// <summary>Null with a message where the item has none.</summary>
    public static PathElement? Of(ITypeSchema list, JsonNode? item, out string? error)
    {
        error = null;
        return list.Keys.Count > 0 ? Keyed(list, item, out error) : Valued(item, out error);
    }

    private static PathElement? Valued(JsonNode? item, out string? error)
    {
        error = item switch
        {
            JsonObject => "associative list without keys has an element that's a map type",
            JsonArray => "not supported: associative list with lists as elements",
            null => "associative list without keys has an element that's an explicit null",
            _ => null,
        };
        return error is null ? PathElement.Value(item) : null;
    }

    private static PathElement? Keyed(ITypeSchema list, JsonNode? item, out string? error)
    {
        error = null;
        if (item is not JsonObject map)
        {
            error = item is null
                ? "associative list with keys may not have a null element"
                : "associative list with keys may not have non-map elements";
            return null;
        }

        var keys = new List<(string, JsonNode?)>(list.Keys.Count);
        foreach (var name in list.Keys)
        {
            if (map.TryGetPropertyValue(name, out var value))
            {
                keys.Add((name, value));
            }
            else if (list.Element?.Field(name)?.Default is { } standing)
            {
                keys.Add((name, standing));
            }
            else
            {
                error = $"associative list with keys has an element that omits key field {GoQuote.Quote(name)} (and doesn't have default value)";
                return null;
            }
        }

        return PathElement.Key(keys);
    }
}
