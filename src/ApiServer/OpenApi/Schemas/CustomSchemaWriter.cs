using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.OpenApi;

/// <summary>Writes the members of a custom resource's schema: what its definition says, with what every object has.</summary>
/// <remarks>Version 2 knows neither null nor combinations of schemas, and its readers take a schema with named members for a closed
/// one; what would mislead them is left out, as upstream does.</remarks>
internal sealed class CustomSchemaWriter(Utf8JsonWriter json, OpenApiDialect dialect)
{
    private static readonly string[] Combinations = ["allOf", "anyOf", "oneOf", "not"];

    public void Write(CustomKind kind)
    {
        var schema = kind.Custom.Schema is { } root ? Tree(root.Source) : new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };

        // What keeps everything is said in version 2 as an object and nothing more.
        if (dialect == OpenApiDialect.V2 && schema.ContainsKey("x-kubernetes-preserve-unknown-fields"))
        {
            json.WriteString("type"u8, "object"u8);
            return;
        }

        if (dialect == OpenApiDialect.V2) Simplify(schema);
        Resource(schema);
        foreach (var (name, value) in schema.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            CanonicalJson.Write(value, json);
        }
    }

    private static JsonObject Tree(JSONSchemaProps source)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) source.WriteJson(writer);
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }

    /// <summary>Kind, version and metadata of the object, and of objects inside it.</summary>
    private void Resource(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            // Named members would close a schema that version 2 has to leave open.
            if (dialect == OpenApiDialect.V2 && schema.ContainsKey("x-kubernetes-preserve-unknown-fields")) return;
            schema["properties"] = properties = [];
        }

        properties["apiVersion"] = Text("The version of the schema this object is written in, with its group.");
        properties["kind"] = Text("The kind of the object, in capital camel case; a server may take it from the path. It cannot be changed.");
        properties["metadata"] = Metadata();
        foreach (var (_, below) in properties) Embedded(below as JsonObject);
    }

    private void Embedded(JsonObject? schema)
    {
        if (schema is null) return;
        if (schema["x-kubernetes-embedded-resource"] is JsonValue embedded && embedded.GetValueKind() == JsonValueKind.True)
        {
            Resource(schema);
            return;
        }

        foreach (var below in Below(schema)) Embedded(below);
    }

    private JsonObject Metadata()
    {
        var reference = new JsonObject { ["$ref"] = (dialect == OpenApiDialect.V2 ? "#/definitions/" : "#/components/schemas/") + ObjectMeta.ApiSchema.Name };
        const string Description = "What every object has: name, namespace, labels and the like.";
        if (dialect == OpenApiDialect.V3) return new() { ["allOf"] = new JsonArray(reference), ["description"] = Description };
        reference["description"] = Description;
        return reference;
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static void Simplify(JsonObject schema)
    {
        foreach (var name in Combinations) schema.Remove(name);
        if (schema.Remove("nullable") || schema.ContainsKey("x-kubernetes-int-or-string"))
        {
            foreach (var name in (ReadOnlySpan<string>)["type", "items", "properties", "additionalProperties", "required", "default"]) schema.Remove(name);
        }

        if (schema.ContainsKey("x-kubernetes-preserve-unknown-fields"))
        {
            schema.Remove("properties");
            schema.Remove("items");
        }

        // A member that may be null may be absent for a reader who knows no null.
        if (schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
        {
            foreach (var (name, member) in properties) if (member is JsonObject map && map.ContainsKey("nullable")) foreach (var one in required.Where(r => (string?)r == name).ToArray()) required.Remove(one);
            if (required.Count == 0) schema.Remove("required");
        }

        foreach (var below in Below(schema)) Simplify(below);
    }

    private static IEnumerable<JsonObject> Below(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties) foreach (var (_, member) in properties.ToArray()) if (member is JsonObject map) yield return map;
        if (schema["items"] is JsonObject items) yield return items;
        if (schema["additionalProperties"] is JsonObject others) yield return others;
    }
}
