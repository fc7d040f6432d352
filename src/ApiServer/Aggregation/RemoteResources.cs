using System.Text.Json.Nodes;

namespace Keles.ApiServer.Aggregation;

/// <summary>Turns a plain list of resources, which every API server has, into the form of aggregated discovery.</summary>
internal static class RemoteResources
{
    /// <summary>Null when the text is no list of resources.</summary>
    public static JsonArray? Read(ReadOnlySpan<byte> text, string group, string version)
    {
        JsonNode? list;
        try
        {
            list = JsonNode.Parse(text, documentOptions: new() { MaxDepth = 32 });
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }

        if (list is not JsonObject || Text(list, "kind") != "APIResourceList" || list["resources"] is not (null or JsonArray)) return null;
        var items = (list["resources"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        var made = new JsonArray();
        foreach (var item in items.Where(static i => !Text(i, "name").Contains('/')))
        {
            var name = Text(item, "name");
            var one = new JsonObject
            {
                ["resource"] = name,
                ["responseKind"] = Kind(item, group, version),
                ["scope"] = item["namespaced"] is JsonValue value && value.TryGetValue<bool>(out var namespaced) && namespaced ? "Namespaced" : "Cluster",
                ["singularResource"] = Text(item, "singularName"),
                ["verbs"] = item["verbs"]?.DeepClone() ?? new JsonArray(),
            };
            foreach (var more in (string[])["shortNames", "categories"])
            {
                if (item[more] is { } given) one[more] = given.DeepClone();
            }

            var below = new JsonArray([.. items.Where(i => Text(i, "name").StartsWith(name + "/", StringComparison.Ordinal)).Select(i => (JsonNode)new JsonObject
            {
                ["subresource"] = Text(i, "name")[(name.Length + 1)..],
                ["responseKind"] = Kind(i, group, version),
                ["verbs"] = i["verbs"]?.DeepClone() ?? new JsonArray(),
            })]);
            if (below.Count > 0) one["subresources"] = below;
            made.Add((JsonNode)one);
        }

        return made;
    }

    private static JsonObject Kind(JsonObject item, string group, string version) => new()
    {
        ["group"] = Text(item, "group") is { Length: > 0 } own ? own : group,
        ["version"] = Text(item, "version") is { Length: > 0 } other ? other : version,
        ["kind"] = Text(item, "kind"),
    };

    private static string Text(JsonNode node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
