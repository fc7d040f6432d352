using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>What tells the items of a list of type map apart, as one text.</summary>
internal static class ListKeys
{
    public static string Of(JsonObject item, SchemaNode list) => GoJson.Write(Object(item, list));

    public static JsonObject Object(JsonObject item, SchemaNode list)
    {
        var keys = new JsonObject();
        foreach (var key in list.Source.XKubernetesListMapKeys)
        {
            if (item.TryGetPropertyValue(key, out var value)) keys[key] = value?.DeepClone();
        }

        return keys;
    }
}
