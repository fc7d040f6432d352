using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.ApiServer.Aggregation;

/// <summary>What another API server says of one group version in OpenAPI version 2: its paths, and the definitions and parameters they lead to.</summary>
/// <param name="Tag">The server's own mark of this content; empty when it gives none.</param>
internal sealed record RemoteSchema(string Tag, JsonObject Paths, IReadOnlyDictionary<string, JsonObject> Shared)
{
    /// <summary>The parts of a document that others refer to.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["definitions", "parameters"];

    /// <summary>Null when the text is no such document.</summary>
    public static RemoteSchema? Read(ReadOnlySpan<byte> text, string tag, string group, string version)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: new() { MaxDepth = AggregationLimits.SchemaDepth });
        }
        catch (JsonException)
        {
            return null;
        }

        if (root is not JsonObject document || document["paths"] is not JsonObject all) return null;
        var prefix = $"/apis/{group}/{version}/";
        var paths = new JsonObject(all.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(static p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var used = new HashSet<string>(StringComparer.Ordinal);
        Follow(paths, document, used);
        return new(tag, paths, Sections.ToDictionary(static s => s, s => new JsonObject((document[s] as JsonObject ?? []).Where(d => used.Contains($"#/{s}/{d.Key}")).Select(static d => KeyValuePair.Create(d.Key, d.Value?.DeepClone()))), StringComparer.Ordinal));
    }

    /// <summary>All that is referred to, and what that refers to.</summary>
    private static void Follow(JsonNode? node, JsonObject document, HashSet<string> used)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is JsonArray list)
        {
            foreach (var item in list) Follow(item, document, used);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (name == "$ref" && value is JsonValue text && text.TryGetValue<string>(out var reference) && used.Add(reference)) Follow(Target(document, reference), document, used);
                else Follow(value, document, used);
            }
        }
    }

    private static JsonNode? Target(JsonObject document, string reference) => reference.Split('/') is ["#", var section, var name] ? document[section]?[name] : null;
}
