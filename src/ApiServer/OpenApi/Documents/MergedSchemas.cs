using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.ApiServer.Aggregation;

namespace Keles.ApiServer.OpenApi;

/// <summary>Puts the schemas of other API servers into this one's document of version 2; pure.</summary>
/// <remarks>As upstream: a path that is there already stays, and a definition of a name that stands for something else here gets another one
/// (<c>name_v2</c>). Two that differ in their descriptions alone are one.</remarks>
internal static class MergedSchemas
{
    private const string GroupVersionKind = "x-kubernetes-group-version-kind";

    public static void Merge(JsonObject document, RemoteSchema remote)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        List<(JsonObject Into, string Name, JsonNode? Value)> added = [];
        foreach (var section in RemoteSchema.Sections)
        {
            if (document[section] is not JsonObject into) document[section] = into = [];
            foreach (var (name, value) in remote.Shared[section])
            {
                if (into[name] is { } present && Same(present, value, top: true)) continue;
                var free = name;
                for (var i = 2; into.ContainsKey(free) || (free != name && remote.Shared[section].ContainsKey(free)); i++) free = $"{name}_v{i}";
                if (free != name) renamed[$"#/{section}/{name}"] = $"#/{section}/{free}";
                added.Add((into, free, value));
            }
        }

        foreach (var (into, name, value) in added) into[name] = Renamed(value, renamed);
        var paths = document["paths"]!.AsObject();
        foreach (var (path, item) in remote.Paths)
        {
            if (!paths.ContainsKey(path)) paths[path] = Renamed(item, renamed);
        }
    }

    private static JsonNode? Renamed(JsonNode? node, Dictionary<string, string> renamed)
    {
        var copy = node?.DeepClone();
        if (renamed.Count > 0) Rename(copy, renamed);
        return copy;
    }

    private static void Rename(JsonNode? node, Dictionary<string, string> renamed)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Rename(item, renamed);
        }
        else if (node is JsonObject members)
        {
            if (members["$ref"] is JsonValue text && text.TryGetValue<string>(out var reference) && renamed.TryGetValue(reference, out var other)) members["$ref"] = other;
            foreach (var (_, value) in members) Rename(value, renamed);
        }
    }

    private static bool Same(JsonNode? one, JsonNode? other, bool top = false)
    {
        if (one is JsonObject a && other is JsonObject b)
        {
            var (left, right) = (Compared(a, top), Compared(b, top));
            return left.Count == right.Count && left.All(m => right.TryGetValue(m.Key, out var value) && Same(m.Value, value));
        }

        if (one is JsonArray c && other is JsonArray d) return c.Count == d.Count && c.Zip(d).All(static p => Same(p.First, p.Second));
        return JsonNode.DeepEquals(one, other);
    }

    /// <summary>Without descriptions; a property of that name is an object and stays.</summary>
    private static Dictionary<string, JsonNode?> Compared(JsonObject node, bool top) =>
        node.Where(m => !(m.Key == "description" && m.Value?.GetValueKind() == JsonValueKind.String) && !(top && m.Key == GroupVersionKind)).ToDictionary(static m => m.Key, static m => m.Value, StringComparer.Ordinal);
}
