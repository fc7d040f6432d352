using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A schema is structural when the shape of an object can be read from it without looking into its combinations of schemas.</summary>
internal static class StructuralRules
{
    private enum Level
    {
        Root,
        Item,
        Field,
    }

    /// <summary>In the order of their text, as upstream sorts them.</summary>
    public static void Validate(JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        var found = new FieldErrors();
        Invariants(schema, Level.Root, path, found);
        Completeness(schema, schema, path, path, found);
        errors.AddRange(found.OrderBy(static e => e.Message, StringComparer.Ordinal));
    }

    private static void Invariants(JSONSchemaProps s, Level level, FieldPath path, FieldErrors errors)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (s.Type == "array" && s.Items?.Schema is null) errors.Required(path.Child("items"), "must be specified");
        if (s.Items?.Schema is { } items) Invariants(items, Level.Item, path.Child("items"), errors);
        foreach (var (name, property) in s.Properties) Invariants(property, Level.Field, path.Child("properties").Key(name), errors);
        if (s.AdditionalProperties is { } others)
        {
            if (level == Level.Root) errors.Forbidden(path.Child("additionalProperties"), "must not be used at the root");
            if (others.Schema is { } below) Invariants(below, Level.Field, path.Child("additionalProperties"), errors);
        }

        Extensions(s, path, errors);
        Values(s, IsIntOrString(s.AnyOf), s.AllOf.Count >= 1 && IsIntOrString(s.AllOf[0].AnyOf), level, path, errors);
        Types(s, level, path, errors);
        Meta(s, level, path, errors);
        if (s.XKubernetesEmbeddedResource && s.XKubernetesPreserveUnknownFields != true && s.Properties.IsEmpty)
            errors.Required(path.Child("properties"), "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
    }

    private static void Extensions(JSONSchemaProps s, FieldPath path, FieldErrors errors)
    {
        if (!s.XKubernetesIntOrString) return;
        if (s.XKubernetesPreserveUnknownFields == true) errors.Invalid(path.Child("x-kubernetes-preserve-unknown-fields"), true, "must be false if x-kubernetes-int-or-string is true");
        if (s.XKubernetesEmbeddedResource) errors.Invalid(path.Child("x-kubernetes-embedded-resource"), true, "must be false if x-kubernetes-int-or-string is true");
    }

    private static void Types(JSONSchemaProps s, Level level, FieldPath path, FieldErrors errors)
    {
        const string Embedded = "must be object if x-kubernetes-embedded-resource is true";
        if (s.XKubernetesEmbeddedResource && s.Type != "object")
        {
            if (s.Type.Length == 0) errors.Required(path.Child("type"), Embedded);
            else errors.Invalid(path.Child("type"), s.Type, Embedded);
        }
        else if (s.Type.Length == 0 && !s.XKubernetesIntOrString && s.XKubernetesPreserveUnknownFields != true)
        {
            errors.Required(path.Child("type"), level switch
            {
                Level.Root => "must not be empty at the root",
                Level.Item => "must not be empty for specified array items",
                _ => "must not be empty for specified object fields",
            });
        }

        if (s.XKubernetesEmbeddedResource && s.AdditionalProperties is not null) errors.Forbidden(path.Child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set");
        if (level == Level.Root && s.Type.Length > 0 && s.Type != "object") errors.Invalid(path.Child("type"), s.Type, "must be object at the root");
    }

    private static void Meta(JSONSchemaProps s, Level level, FieldPath path, FieldErrors errors)
    {
        var isResource = level == Level.Root || s.XKubernetesEmbeddedResource;
        foreach (var name in (ReadOnlySpan<string>)["kind", "apiVersion"])
        {
            if (isResource && s.Properties.TryGetValue(name, out var text) && text.Type != "string") errors.Invalid(path.Child("properties").Key(name).Child("type"), text.Type, "must be string");
        }

        if (!s.Properties.TryGetValue("metadata", out var metadata)) return;
        var at = path.Child("properties").Key("metadata");
        if (isResource && metadata.Type != "object") errors.Invalid(at.Child("type"), metadata.Type, "must be object");
        if (level != Level.Root) return;
        var named = metadata.Properties.Count > 0 && metadata.Properties.All(static p => p.Key is "name" or "generateName");
        var bare = metadata with { Type = "", Default = default, Properties = named ? default : metadata.Properties, ExternalDocs = null, Example = default };
        if (bare != JSONSchemaProps.Empty && bare != JSONSchemaProps.Empty with { Properties = OrderedMap<JSONSchemaProps>.Empty })
            errors.Forbidden(at, "must not specify anything other than name and generateName, but metadata is implicitly specified");
    }

    private static bool IsIntOrString(Items<JSONSchemaProps> anyOf) =>
        anyOf.Count == 2 && anyOf[0] == JSONSchemaProps.Empty with { Type = "integer" } && anyOf[1] == JSONSchemaProps.Empty with { Type = "string" };

    private static void Values(JSONSchemaProps v, bool skipAnyOf, bool skipFirstAllOf, Level level, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; !skipAnyOf && i < v.AnyOf.Count; i++) Nested(v.AnyOf[i], false, level, path.Child("anyOf").Index(i), errors);
        for (var i = 0; i < v.AllOf.Count; i++) Nested(v.AllOf[i], skipFirstAllOf && i == 0, level, path.Child("allOf").Index(i), errors);
        for (var i = 0; i < v.OneOf.Count; i++) Nested(v.OneOf[i], false, level, path.Child("oneOf").Index(i), errors);
        if (v.Not is { } not) Nested(not, false, level, path.Child("not"), errors);
        if (v.Pattern.Length > 0 && !SchemaPattern.TryCompile(v.Pattern, out var wrong))
            errors.Invalid(path.Child("pattern"), v.Pattern, $"must be a valid regular expression, but isn't: {wrong}");
    }

    private static void Nested(JSONSchemaProps v, bool skipAnyOf, Level level, FieldPath path, FieldErrors errors)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        Values(v, skipAnyOf, false, level, path, errors);
        if (v.Items?.Schema is { } items) Nested(items, false, level, path.Child("items"), errors);
        foreach (var (name, property) in v.Properties) Nested(property, false, Level.Field, path.Child("properties").Key(name), errors);
        void Forbid(bool isSet, string name, string detail)
        {
            if (isSet) errors.Forbidden(path.Child(name), detail + " to be structural");
        }

        Forbid(v.Type.Length > 0, "type", "must be empty");
        Forbid(v.AdditionalProperties is not null, "additionalProperties", "must be undefined");
        Forbid(!v.Default.IsNull, "default", "must be undefined");
        Forbid(v.Title.Length > 0, "title", "must be empty");
        Forbid(v.Description.Length > 0, "description", "must be empty");
        Forbid(v.Nullable, "nullable", "must be false");
        Forbid(v.XKubernetesPreserveUnknownFields == true, "x-kubernetes-preserve-unknown-fields", "must be false");
        Forbid(v.XKubernetesEmbeddedResource, "x-kubernetes-embedded-resource", "must be false");
        Forbid(v.XKubernetesIntOrString, "x-kubernetes-int-or-string", "must be false");
        Forbid(!v.XKubernetesListMapKeys.IsEmpty, "x-kubernetes-list-map-keys", "must be empty");
        Forbid(v.XKubernetesListType is not null, "x-kubernetes-list-type", "must be undefined");
        Forbid(v.XKubernetesMapType is not null, "x-kubernetes-map-type", "must be undefined");
        Forbid(!v.XKubernetesValidations.IsEmpty, "x-kubernetes-validations", "must be empty");
        if (v.Properties.ContainsKey("metadata")) errors.Forbidden(path.Child("properties").Key("metadata"), "must not be specified in a nested context");
    }

    /// <summary>What a combination speaks of must be declared outside of it.</summary>
    private static void Completeness(JSONSchemaProps v, JSONSchemaProps? s, FieldPath sPath, FieldPath vPath, FieldErrors errors)
    {
        if (v.Not is { } not) NestedCompleteness(not, s, sPath, vPath.Child("not"), errors);
        for (var i = 0; i < v.AllOf.Count; i++) NestedCompleteness(v.AllOf[i], s, sPath, vPath.Child("allOf").Index(i), errors);
        for (var i = 0; i < v.AnyOf.Count; i++) NestedCompleteness(v.AnyOf[i], s, sPath, vPath.Child("anyOf").Index(i), errors);
        for (var i = 0; i < v.OneOf.Count; i++) NestedCompleteness(v.OneOf[i], s, sPath, vPath.Child("oneOf").Index(i), errors);
    }

    private static void NestedCompleteness(JSONSchemaProps v, JSONSchemaProps? s, FieldPath sPath, FieldPath vPath, FieldErrors errors)
    {
        if (s is null)
        {
            errors.Required(sPath, $"because it is defined in {vPath}");
            return;
        }

        Completeness(v, s, sPath, vPath, errors);
        if (v.Items?.Schema is { } items) NestedCompleteness(items, s.Items?.Schema, sPath.Child("items"), vPath.Child("items"), errors);
        foreach (var (name, property) in v.Properties)
        {
            NestedCompleteness(property, s.Properties.Get(name), sPath.Child("properties").Key(name), vPath.Child("properties").Key(name), errors);
        }
    }
}
