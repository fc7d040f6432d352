using System.Text.Json;
using Keles.Machinery;

namespace Keles.ApiServer.OpenApi;

/// <summary>Writes one named schema.</summary>
internal sealed class DefinitionWriter(Utf8JsonWriter json, OpenApiDialect dialect)
{
    private const string KindText = "The kind of the object, in capital camel case; a server may take it from the path. It cannot be changed.";
    private const string VersionText = "The version of the schema this object is written in, with its group.";
    private readonly PropertyWriter properties = new(json, dialect);

    public void Write(Definition definition)
    {
        json.WriteStartObject(definition.Name);
        if (!ValueForms.Write(json, definition.Name, dialect))
        {
            if (definition.ItemType is { } item) List(item);
            else if (definition.Custom is { } custom) new CustomSchemaWriter(json, dialect).Write(custom);
            else Object(definition);
        }

        if (definition.Kinds.Count > 0) Kinds(definition.Kinds);
        json.WriteEndObject();
    }

    private void Object(Definition definition)
    {
        var schema = definition.Schema!;
        Text("description", schema.Describe(-1));
        if (schema.Fields.Length > 0 || definition.HasTypeMeta)
        {
            json.WriteStartObject("properties"u8);
            var order = Enumerable.Range(0, schema.Fields.Length).Select(i => (schema.Fields[i].Name, Index: i));
            if (definition.HasTypeMeta) order = order.Where(f => f.Name is not ("kind" or "apiVersion")).Concat([("apiVersion", -1), ("kind", -2)]);
            foreach (var (name, index) in order.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                if (index < 0) TypeMeta(name);
                else properties.Write(schema, index);
            }

            json.WriteEndObject();
        }

        Texts("required", schema.Fields.Where(f => f.Required).Select(f => f.Name));
        json.WriteString("type"u8, "object"u8);
        if (schema.Atomic) json.WriteString("x-kubernetes-map-type"u8, "atomic"u8);
        if (schema.Union is { } union) Union(union);
    }

    private void List(string item)
    {
        Text("description", $"A list of objects of kind {item[(item.LastIndexOf('.') + 1)..]}.");
        json.WriteStartObject("properties"u8);
        TypeMeta("apiVersion");
        json.WriteStartObject("items"u8);
        Text("description", "The objects.");
        json.WriteStartObject("items"u8);
        properties.Reference(item, "", isDefaulted: true);
        json.WriteEndObject();
        json.WriteString("type"u8, "array"u8);
        json.WriteEndObject();
        TypeMeta("kind");
        json.WriteStartObject("metadata"u8);
        properties.Reference(ListMeta.ApiSchema.Name, "The version of the whole list, and where to go on when it is not all.", isDefaulted: true);
        json.WriteEndObject();
        json.WriteEndObject();
        Texts("required", ["items"]);
        json.WriteString("type"u8, "object"u8);
    }

    private void TypeMeta(string name)
    {
        json.WriteStartObject(name);
        Text("description", name == "kind" ? KindText : VersionText);
        json.WriteString("type"u8, "string"u8);
        json.WriteEndObject();
    }

    /// <summary>From <c>discriminator:field=Field,field=Field</c>.</summary>
    private void Union(string union)
    {
        var colon = union.IndexOf(':', StringComparison.Ordinal);
        json.WriteStartArray("x-kubernetes-unions"u8);
        json.WriteStartObject();
        if (colon > 0) json.WriteString("discriminator"u8, union[..colon]);
        json.WriteStartObject("fields-to-discriminateBy"u8);
        foreach (var pair in union[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) json.WriteString(pair[..equals], pair[(equals + 1)..]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Kinds(IReadOnlyList<GroupVersionKind> kinds)
    {
        json.WriteStartArray("x-kubernetes-group-version-kind"u8);
        foreach (var kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("group"u8, kind.Group);
            json.WriteString("kind"u8, kind.Kind);
            json.WriteString("version"u8, kind.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Text(string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        var begun = false;
        foreach (var text in texts)
        {
            if (!begun) json.WriteStartArray(name);
            begun = true;
            json.WriteStringValue(text);
        }

        if (begun) json.WriteEndArray();
    }
}
