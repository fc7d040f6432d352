using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What holds for a schema and for every schema inside it.</summary>
/// <param name="expressions">Compiles the rules; null when the schema is not structural, for then they cannot be typed.</param>
internal sealed class SchemaRules(DefinitionRules rules, ExpressionRules? expressions)
{
    public static bool IsKnownType(string type) => type is "string" or "number" or "integer" or "boolean" or "array" or "object";

    /// <summary>A set whose items have parts of their own that others could own.</summary>
    public static bool IsSetOfParts(JSONSchemaProps s) => s is { XKubernetesListType: "set", Items.Schema: { } items } && items.Type switch
    {
        "array" => items.XKubernetesListType is not (null or "atomic"),
        "object" => items.XKubernetesMapType != "atomic",
        _ => false,
    };

    public void Validate(JSONSchemaProps schema, FieldPath path, FieldErrors errors, FieldErrors compiled) => Node(schema, path, SchemaPlace.Root, expressions?.Root, errors, compiled);

    /// <summary>The cost of all rules together.</summary>
    public void Total(FieldPath root, FieldErrors errors) => expressions?.Total(root, errors);

    /// <summary>Items of sets and maps are there, and the keys of maps too.</summary>
    public static void MapKeys(JSONSchemaProps s, FieldPath path, FieldErrors errors)
    {
        if (s.Items?.Schema is not { } items || s.XKubernetesListType is not ("set" or "map")) return;
        if (items.Nullable) errors.Forbidden(path.Child("items", "nullable"), $"cannot be nullable when x-kubernetes-list-type is {s.XKubernetesListType}");
        if (s.XKubernetesListType != "map") return;
        foreach (var key in s.XKubernetesListMapKeys)
        {
            if (!items.Properties.TryGetValue(key, out var property)) continue;
            var at = path.Child("items", "properties").Key(key);
            if (!items.Required.Contains(key) && property.Default.IsNull) errors.Required(at.Child("default"), "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            if (property.Nullable) errors.Forbidden(at.Child("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
        }
    }

    private void Node(JSONSchemaProps s, FieldPath path, SchemaPlace place, ExpressionScope? scope, FieldErrors outer, FieldErrors compiled)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var errors = new FieldErrors();
        Supported(s, path, place, errors);
        if (s.UniqueItems) errors.Forbidden(path.Child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        if (s.AdditionalProperties is { } others)
        {
            if (!s.Properties.IsEmpty && (!others.Allows || others.Schema is not null)) errors.Forbidden(path.Child("additionalProperties"), "additionalProperties and properties are mutual exclusive");
            if (others.Schema is { } below)
                Node(below, path.Child("additionalProperties"), place.InsideMeta ? place.WithoutDefaults("inside additionalProperties applying to object metadata") : place.Inside(), scope?.Others(below), errors, compiled);
        }

        foreach (var (name, property) in s.Properties) Node(property, path.Child("properties").Key(name), Property(s, name, path, place), scope?.Property(property, name), errors, compiled);
        if (s.Not is { } not) Node(not, path.Child("not"), place.Inside(), null, errors, compiled);
        Each(s.AllOf, path.Child("allOf"), place, errors, compiled);
        Each(s.OneOf, path.Child("oneOf"), place, errors, compiled);
        Each(s.AnyOf, path.Child("anyOf"), place, errors, compiled);
        foreach (var (name, definition) in s.Definitions) Node(definition, path.Child("definitions").Key(name), place.Inside(), null, errors, compiled);
        if (s.Items is { } items)
        {
            var inside = s.XKubernetesListType == "map" ? place.Inside() : place.Uncorrelated(path);
            if (items.Schema is { } one) Node(one, path.Child("items"), inside, scope?.Items(one), errors, compiled);
            for (var i = 0; i < items.JSONSchemas.Count; i++) Node(items.JSONSchemas[i], path.Child("items").Index(i), inside, scope?.Items(items.JSONSchemas[i]), errors, compiled);
        }

        foreach (var (name, dependency) in s.Dependencies) if (dependency.Schema is { } schema) Node(schema, path.Child("dependencies").Key(name), place.Inside(), null, errors, compiled);
        if (s.XKubernetesPreserveUnknownFields == false) errors.Invalid(path.Child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined");
        MapType(s, path, errors);
        ListType(s, path, errors);
        if (rules.KeysOfMaps) MapKeys(s, path, errors);
        for (var i = 0; i < s.XKubernetesValidations.Count; i++) ExpressionRules.Form(s, s.XKubernetesValidations[i], path.Child("x-kubernetes-validations").Index(i), errors);
        if (!s.XKubernetesValidations.IsEmpty && errors.IsEmpty && scope is not null) expressions!.Compile(s, scope, path, place.UncorrelatedWithin, compiled);
        outer.AddRange(errors);
    }

    private void Each(Items<JSONSchemaProps> schemas, FieldPath path, SchemaPlace place, FieldErrors errors, FieldErrors compiled)
    {
        for (var i = 0; i < schemas.Count; i++) Node(schemas[i], path.Index(i), place.Inside(), null, errors, compiled);
    }

    private static SchemaPlace Property(JSONSchemaProps s, string name, FieldPath path, SchemaPlace place)
    {
        var inside = s.XKubernetesMapType is null or "granular" or "atomic" ? place.Inside() : place.Uncorrelated(path);
        if (!(place.IsRoot || s.XKubernetesEmbeddedResource) || name is not ("metadata" or "kind" or "apiVersion")) return inside;
        inside = inside with { InsideMeta = true };
        return place.IsRoot ? inside.WithoutDefaults($"in top-level {name}") : inside;
    }

    private void Supported(JSONSchemaProps s, FieldPath path, SchemaPlace place, FieldErrors errors)
    {
        if (rules.KnownTypes && s.Type.Length > 0 && !IsKnownType(s.Type)) errors.NotSupported(path.Child("type"), s.Type, "array", "boolean", "integer", "number", "object", "string");
        if (!s.Default.IsNull && place.NoDefaults is { } reason) errors.Forbidden(path.Child("default"), $"must not be set {reason}".TrimEnd());
        void Unsupported(bool isSet, string name)
        {
            if (isSet) errors.Forbidden(path.Child(name), $"{name} is not supported");
        }

        Unsupported(s.Id.Length > 0, "id");
        Unsupported(s.AdditionalItems is not null, "additionalItems");
        Unsupported(!s.PatternProperties.IsEmpty, "patternProperties");
        Unsupported(!s.Definitions.IsEmpty, "definitions");
        Unsupported(!s.Dependencies.IsNull, "dependencies");
        Unsupported(s.Ref is not null, "$ref");
        if (s.Type == "null") errors.Forbidden(path.Child("type"), "type cannot be set to null, use nullable as an alternative");
        if (s.Items is { JSONSchemas.IsEmpty: false }) errors.Forbidden(path.Child("items"), "items must be a schema object and not an array");
        if (place.InsideMeta && s.XKubernetesEmbeddedResource) errors.Forbidden(path.Child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta");
    }

    private static void MapType(JSONSchemaProps s, FieldPath path, FieldErrors errors)
    {
        const string Detail = "must be object if x-kubernetes-map-type is specified";
        if (s.XKubernetesMapType is not { } type) return;
        if (s.Type.Length == 0) errors.Required(path.Child("type"), Detail);
        else if (s.Type != "object") errors.Invalid(path.Child("type"), s.Type, Detail);
        errors.RequireOneOf(path.Child("x-kubernetes-map-type"), type, "atomic", "granular");
    }

    private void ListType(JSONSchemaProps s, FieldPath path, FieldErrors errors)
    {
        const string Array = "must be array if x-kubernetes-list-type is specified";
        const string Atomic = "must be atomic as item of a list with x-kubernetes-list-type=set";
        const string Map = "must be map if x-kubernetes-list-map-keys is non-empty";
        var typePath = path.Child("x-kubernetes-list-type");
        if (s.XKubernetesListType is not null && s.Type.Length == 0) errors.Required(path.Child("type"), Array);
        else if (s.XKubernetesListType is not null && s.Type != "array") errors.Invalid(path.Child("type"), s.Type, Array);
        else if (rules.AtomicSets && IsSetOfParts(s)) errors.Invalid(path.Child("items", s.Items!.Schema!.Type == "array" ? "x-kubernetes-list-type" : "x-kubernetes-map-type"), s.Items.Schema.XKubernetesListType, Atomic);
        if (s.XKubernetesListType is { } type) errors.RequireOneOf(typePath, type, "atomic", "set", "map");
        if (!s.XKubernetesListMapKeys.IsEmpty)
        {
            if (s.XKubernetesListType is null) errors.Required(typePath, Map);
            else if (s.XKubernetesListType != "map") errors.Invalid(typePath, s.XKubernetesListType, Map);
        }

        if (s.XKubernetesListType == "map") Keys(s, path, errors);
    }

    private static void Keys(JSONSchemaProps s, FieldPath path, FieldErrors errors)
    {
        var keysPath = path.Child("x-kubernetes-list-map-keys");
        if (s.XKubernetesListMapKeys.IsEmpty) errors.Required(keysPath, "must not be empty if x-kubernetes-list-type is map");
        if (s.Items is null) errors.Required(path.Child("items"), "must have a schema if x-kubernetes-list-type is map");
        if (s.Items is { Schema: null }) errors.Invalid(path.Child("items"), s.Items, "must only have a single schema if x-kubernetes-list-type is map");
        if (s.Items?.Schema is not { } items) return;
        if (items.Type != "object")
        {
            errors.Invalid(path.Child("items", "type"), items.Type, "must be object if parent array's x-kubernetes-list-type is map");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in s.XKubernetesListMapKeys)
        {
            if (!items.Properties.TryGetValue(key, out var property)) errors.Invalid(keysPath, s.XKubernetesListMapKeys, "entries must all be names of item properties");
            else if (property.Type is "array" or "object") errors.Invalid(path.Child("items", "properties").Key(key).Child("type"), items.Type, "must be a scalar type if parent array's x-kubernetes-list-type is map");
            if (!seen.Add(key)) errors.Invalid(keysPath, s.XKubernetesListMapKeys, "must not contain duplicate entries");
        }
    }
}
