using Keles.Machinery;
using Keles.Machinery.Typing;

namespace Keles.Api.CustomResources;

/// <summary>Schemas of definitions as server-side apply sees them: which lists are sets or maps, what is taken whole.</summary>
internal static class TypedSchemas
{
    /// <summary>A whole object: its kind, version and metadata are of every object.</summary>
    public static ITypeSchema Root(string name, SchemaNode? schema) => Object(name, schema, isResource: true);

    private static ITypeSchema Of(SchemaNode schema) => schema switch
    {
        { IsIntOrString: true } => ScalarSchema.Untyped,
        { Source.Type: "object" } => Object("object", schema, schema.IsEmbedded),
        { Source.Type: "array" } => List(schema),
        { Source.Type: "string" } => ScalarSchema.Text,
        { Source.Type: "integer" or "number" } => ScalarSchema.Number,
        { Source.Type: "boolean" } => ScalarSchema.Boolean,
        _ => DeducedSchema.Instance,
    };

    private static ITypeSchema Object(string name, SchemaNode? schema, bool isResource)
    {
        if (schema is { Others: { } others } && schema.Properties.IsEmpty && !isResource) return new MapSchema(Of(others), schema.Source.XKubernetesMapType == "atomic");
        if (schema is not null && schema.Properties.IsEmpty && !isResource) return schema.Source.XKubernetesMapType == "atomic" ? new MapSchema(DeducedSchema.Instance, isAtomic: true) : DeducedSchema.Instance;
        var fields = new List<SchemaField>();
        foreach (var (property, node) in schema?.Properties ?? default)
        {
            if (isResource && property is "apiVersion" or "kind" or "metadata" && isResource) continue;
            fields.Add(new(property, Of(node)) { Default = node.NewDefault() });
        }

        if (isResource)
        {
            fields.Add(new("apiVersion", ScalarSchema.Text));
            fields.Add(new("kind", ScalarSchema.Text));
            fields.Add(new("metadata", RecordSchema.Of(ObjectMeta.ApiSchema)));
        }

        var open = schema is null || schema.KeepsUnknown;
        return new StructSchema(name, fields, open && schema is not null ? DeducedSchema.Instance : null, schema?.Source.XKubernetesMapType == "atomic");
    }

    private static ListSchema List(SchemaNode schema)
    {
        var items = schema.Items is { } node ? Of(node) : DeducedSchema.Instance;
        return schema.Source.XKubernetesListType switch
        {
            "set" => ListSchema.Set(items),
            "map" => ListSchema.Map(items, [.. schema.Source.XKubernetesListMapKeys]),
            _ => ListSchema.Atomic(items),
        };
    }
}
