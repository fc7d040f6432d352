using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.OpenApi;

/// <summary>What a document's schemas say, as the lines of the facts of the published API: type, field, value, flags.</summary>
internal static class SchemaFacts
{
    private static readonly string[] Values =
    [
        "io.k8s.apimachinery.pkg.api.resource.Quantity", "io.k8s.apimachinery.pkg.util.intstr.IntOrString", "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
        "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime", "io.k8s.apimachinery.pkg.apis.meta.v1.Duration",
    ];

    private static readonly string[] Anything =
    [
        "io.k8s.apimachinery.pkg.runtime.RawExtension", "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
    ];

    /// <summary>The committed facts, without protobuf numbers and what OpenAPI does not say.</summary>
    public static ILookup<string, string> Published { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OpenApi", "api.tsv"))
        .Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))
        .Select(f => (Type: f[0], Line: $"{f[1]}\t{f[2]}\t{string.Join(' ', f[4].Split(' ').Where(w => w is not ("always" or "pointer")))}"))
        .ToLookup(f => f.Type, f => f.Line);

    public static IEnumerable<string> Of(JsonNode schema)
    {
        yield return $"\t\t{((string?)schema["x-kubernetes-map-type"] == "atomic" ? "atomic" : "")}";
        var required = schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        foreach (var (name, field) in schema["properties"]?.AsObject() ?? [])
        {
            // Every object has them; the facts leave them out.
            if (((string?)field!["description"] ?? "").StartsWith(name == "kind" ? "The kind of the object," : "The version of the schema this object", StringComparison.Ordinal)) continue;
            yield return $"{name}\t{Value(field)}\t{string.Join(' ', Flags(field, required.Contains(name)))}";
        }
    }

    private static string Value(JsonNode schema)
    {
        if ((string?)(schema["$ref"] ?? schema["allOf"]?[0]!["$ref"]) is { } reference)
        {
            var name = reference[(reference.LastIndexOf('/') + 1)..];
            return Anything.Contains(name) ? "any" : Values.Contains(name) ? name[(name.LastIndexOf('.') + 1)..] : name;
        }

        if (schema["items"] is { } items) return $"[{Value(items)}]";
        if (schema["additionalProperties"] is { } values) return $"{{{Value(values)}}}";
        return (string?)schema["format"] is { } format ? $"{schema["type"]}:{format}" : (string)schema["type"]!;
    }

    private static IEnumerable<string> Flags(JsonNode field, bool required)
    {
        if (required) yield return "required";
        if (field["x-kubernetes-list-type"] is { } list) yield return "list=" + list;
        if (field["x-kubernetes-list-map-keys"] is { } keys) yield return "keys=" + string.Join(',', keys.AsArray());
        if (field["x-kubernetes-patch-merge-key"] is { } key) yield return "mergeKey=" + key;
        if (field["x-kubernetes-patch-strategy"] is { } strategy) yield return "strategy=" + strategy;
        if (field["default"]?.ToJsonString() is { } standard && standard is not ("\"\"" or "0" or "false" or "{}")) yield return "default=" + standard.Trim('"');
        if (field["enum"] is { } values) yield return "enum=" + string.Join('|', values.AsArray());
        if (field["x-kubernetes-map-type"] is { } map) yield return "map=" + map;
    }
}
