using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>The items of a list as they were, found by the keys that tell them apart.</summary>
internal sealed class ItemCorrelation(JsonArray? old, SchemaNode schema)
{
    private Dictionary<string, JsonNode?>? byKey;

    public Correlation At(int index, JsonNode? item)
    {
        if (old is null || schema.Source.XKubernetesListType != "map" || item is not JsonObject map) return Correlation.None;
        byKey ??= Indexed();
        return byKey.TryGetValue(ListKeys.Of(map, schema), out var before) ? Correlation.With(before) : Correlation.None;
    }

    private Dictionary<string, JsonNode?> Indexed()
    {
        var index = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var item in old!) if (item is JsonObject map) index.TryAdd(ListKeys.Of(map, schema), item);
        return index;
    }
}
