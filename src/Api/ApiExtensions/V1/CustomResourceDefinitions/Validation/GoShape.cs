using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Parts of a definition as upstream prints refused ones: with the names of its Go fields, every field there.</summary>
internal static class GoShape
{
    /// <summary>As JSON text: the order of members is that of the Go type.</summary>
    public static RawJson Versions(Items<CustomResourceDefinitionVersion> versions, SharedParts shared) =>
        RawJson.From(new JsonArray([.. versions.ToArray().Select(v => Version(v, shared))]));

    public static RawJson Schema(JSONSchemaProps schema) => RawJson.From(Tree(schema));

    public static RawJson Rule(ValidationRule rule) => RawJson.From(Tree(rule));

    private static JsonObject Version(CustomResourceDefinitionVersion v, SharedParts shared) => new()
    {
        ["Name"] = v.Name,
        ["Served"] = v.Served,
        ["Storage"] = v.Storage,
        ["Deprecated"] = v.Deprecated,
        ["DeprecationWarning"] = v.DeprecationWarning,
        ["Schema"] = shared.Schema is null && v.Schema is { } schema ? new JsonObject { ["OpenAPIV3Schema"] = Tree(schema.OpenAPIV3Schema) } : null,
        ["Subresources"] = shared.Subresources is null ? Tree(v.Subresources) : null,
        ["AdditionalPrinterColumns"] = shared.Columns.IsEmpty && !v.AdditionalPrinterColumns.IsEmpty ? new JsonArray([.. v.AdditionalPrinterColumns.ToArray().Select(Tree)]) : null,
        ["SelectableFields"] = shared.SelectableFields.IsEmpty && !v.SelectableFields.IsEmpty ? new JsonArray([.. v.SelectableFields.ToArray().Select(static f => new JsonObject { ["JSONPath"] = f.JsonPath })]) : null,
    };

    private static JsonObject? Tree(CustomResourceSubresources? s) => s is null ? null : new()
    {
        ["Status"] = s.Status is null ? null : new JsonObject(),
        ["Scale"] = s.Scale is not { } scale ? null : new JsonObject
        {
            ["SpecReplicasPath"] = scale.SpecReplicasPath,
            ["StatusReplicasPath"] = scale.StatusReplicasPath,
            ["LabelSelectorPath"] = scale.LabelSelectorPath,
        },
    };

    private static JsonNode Tree(CustomResourceColumnDefinition c) => new JsonObject
    {
        ["Name"] = c.Name,
        ["Type"] = c.Type,
        ["Format"] = c.Format,
        ["Description"] = c.Description,
        ["Priority"] = c.Priority,
        ["JSONPath"] = c.JsonPath,
    };

    private static JsonNode Tree(ValidationRule r) => new JsonObject
    {
        ["Rule"] = r.Rule,
        ["Message"] = r.Message,
        ["MessageExpression"] = r.MessageExpression,
        ["Reason"] = r.Reason,
        ["FieldPath"] = r.FieldPath,
        ["OptionalOldSelf"] = r.OptionalOldSelf,
    };

    private static JsonObject? Tree(JSONSchemaProps? s) => s is null ? null : new()
    {
        ["ID"] = s.Id,
        ["Schema"] = s.SchemaUri,
        ["Ref"] = s.Ref,
        ["Description"] = s.Description,
        ["Type"] = s.Type,
        ["Nullable"] = s.Nullable,
        ["Format"] = s.Format,
        ["Title"] = s.Title,
        ["Default"] = s.Default.ToNode(),
        ["Maximum"] = s.Maximum,
        ["ExclusiveMaximum"] = s.ExclusiveMaximum,
        ["Minimum"] = s.Minimum,
        ["ExclusiveMinimum"] = s.ExclusiveMinimum,
        ["MaxLength"] = s.MaxLength,
        ["MinLength"] = s.MinLength,
        ["Pattern"] = s.Pattern,
        ["MaxItems"] = s.MaxItems,
        ["MinItems"] = s.MinItems,
        ["UniqueItems"] = s.UniqueItems,
        ["MultipleOf"] = s.MultipleOf,
        ["Enum"] = s.Enum.IsNull ? null : new JsonArray([.. s.Enum.ToArray().Select(static e => e.ToNode())]),
        ["MaxProperties"] = s.MaxProperties,
        ["MinProperties"] = s.MinProperties,
        ["Required"] = Texts(s.Required),
        ["Items"] = s.Items is null ? null : new JsonObject { ["Schema"] = Tree(s.Items.Schema), ["JSONSchemas"] = Trees(s.Items.JSONSchemas) },
        ["AllOf"] = Trees(s.AllOf),
        ["OneOf"] = Trees(s.OneOf),
        ["AnyOf"] = Trees(s.AnyOf),
        ["Not"] = Tree(s.Not),
        ["Properties"] = Trees(s.Properties),
        ["AdditionalProperties"] = Tree(s.AdditionalProperties),
        ["PatternProperties"] = Trees(s.PatternProperties),
        ["Dependencies"] = s.Dependencies.IsNull ? null : new JsonObject([.. s.Dependencies.ToArray().Select(static d => KeyValuePair.Create(d.Key, (JsonNode?)new JsonObject { ["Schema"] = Tree(d.Value.Schema), ["Property"] = Texts(d.Value.Property) }))]),
        ["AdditionalItems"] = Tree(s.AdditionalItems),
        ["Definitions"] = Trees(s.Definitions),
        ["ExternalDocs"] = s.ExternalDocs is not { } docs ? null : new JsonObject { ["Description"] = docs.Description, ["URL"] = docs.Url },
        ["Example"] = s.Example.ToNode(),
        ["XPreserveUnknownFields"] = s.XKubernetesPreserveUnknownFields,
        ["XEmbeddedResource"] = s.XKubernetesEmbeddedResource,
        ["XIntOrString"] = s.XKubernetesIntOrString,
        ["XListMapKeys"] = Texts(s.XKubernetesListMapKeys),
        ["XListType"] = s.XKubernetesListType,
        ["XMapType"] = s.XKubernetesMapType,
        ["XValidations"] = s.XKubernetesValidations.IsNull ? null : new JsonArray([.. s.XKubernetesValidations.ToArray().Select(Tree)]),
    };

    private static JsonObject? Tree(JSONSchemaPropsOrBool? s) => s is null ? null : new() { ["Allows"] = s.Allows, ["Schema"] = Tree(s.Schema) };

    private static JsonArray? Trees(Items<JSONSchemaProps> schemas) => schemas.IsNull ? null : new([.. schemas.ToArray().Select(static s => Tree(s))]);

    private static JsonObject? Trees(OrderedMap<JSONSchemaProps> schemas) => schemas.IsNull ? null : new([.. schemas.ToArray().Select(static s => KeyValuePair.Create(s.Key, (JsonNode?)Tree(s.Value)))]);

    private static JsonArray? Texts(Items<string> texts) => texts.IsNull ? null : new([.. texts.ToArray().Select(static t => (JsonNode?)t)]);
}
