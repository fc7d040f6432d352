using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A schema, as JSON Schema has it, with additions.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps")]
public sealed partial record JSONSchemaProps
{
    /// <summary>Its id.</summary>
    [Field("id", 1)]
    public string Id { get; init; } = "";

    /// <summary>The version of JSON Schema.</summary>
    [Field("$schema", 2)]
    public string SchemaUri { get; init; } = "";

    /// <summary>Not supported.</summary>
    [Field("$ref", 3)]
    public string? Ref { get; init; }

    /// <summary>What the value means.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>object, array, string, integer, number or boolean.</summary>
    [Field("type", 5)]
    public string Type { get; init; } = "";

    /// <summary>The form of a text or number: date-time, int32, byte and others.</summary>
    [Field("format", 6)]
    public string Format { get; init; } = "";

    /// <summary>A heading.</summary>
    [Field("title", 7)]
    public string Title { get; init; } = "";

    /// <summary>The value when none is given.</summary>
    [Field("default", 8)]
    public RawJson Default { get; init; }

    /// <summary>The largest number.</summary>
    [Field("maximum", 9)]
    public double? Maximum { get; init; }

    /// <summary>The largest number is not allowed itself.</summary>
    [Field("exclusiveMaximum", 10)]
    public bool ExclusiveMaximum { get; init; }

    /// <summary>The smallest number.</summary>
    [Field("minimum", 11)]
    public double? Minimum { get; init; }

    /// <summary>The smallest number is not allowed itself.</summary>
    [Field("exclusiveMinimum", 12)]
    public bool ExclusiveMinimum { get; init; }

    /// <summary>The greatest length of a text.</summary>
    [Field("maxLength", 13)]
    public long? MaxLength { get; init; }

    /// <summary>The least length of a text.</summary>
    [Field("minLength", 14)]
    public long? MinLength { get; init; }

    /// <summary>A regular expression that a text matches.</summary>
    [Field("pattern", 15)]
    public string Pattern { get; init; } = "";

    /// <summary>The greatest length of a list.</summary>
    [Field("maxItems", 16)]
    public long? MaxItems { get; init; }

    /// <summary>The least length of a list.</summary>
    [Field("minItems", 17)]
    public long? MinItems { get; init; }

    /// <summary>Not supported: see x-kubernetes-list-type.</summary>
    [Field("uniqueItems", 18)]
    public bool UniqueItems { get; init; }

    /// <summary>A number that divides the value.</summary>
    [Field("multipleOf", 19)]
    public double? MultipleOf { get; init; }

    /// <summary>The values that are allowed.</summary>
    [Field("enum", 20, List = ListType.Atomic)]
    public Items<RawJson> Enum { get; init; }

    /// <summary>The greatest number of properties.</summary>
    [Field("maxProperties", 21)]
    public long? MaxProperties { get; init; }

    /// <summary>The least number of properties.</summary>
    [Field("minProperties", 22)]
    public long? MinProperties { get; init; }

    /// <summary>Properties that must be there.</summary>
    [Field("required", 23, List = ListType.Atomic)]
    public Items<string> Required { get; init; }

    /// <summary>The schema of a list's items.</summary>
    [Field("items", 24)]
    public JSONSchemaPropsOrArray? Items { get; init; }

    /// <summary>All of these hold.</summary>
    [Field("allOf", 25, List = ListType.Atomic)]
    public Items<JSONSchemaProps> AllOf { get; init; }

    /// <summary>Exactly one of these holds.</summary>
    [Field("oneOf", 26, List = ListType.Atomic)]
    public Items<JSONSchemaProps> OneOf { get; init; }

    /// <summary>At least one of these holds.</summary>
    [Field("anyOf", 27, List = ListType.Atomic)]
    public Items<JSONSchemaProps> AnyOf { get; init; }

    /// <summary>This does not hold.</summary>
    [Field("not", 28)]
    public JSONSchemaProps? Not { get; init; }

    /// <summary>Schemas of properties.</summary>
    [Field("properties", 29)]
    public OrderedMap<JSONSchemaProps> Properties { get; init; }

    /// <summary>The schema of all other properties.</summary>
    [Field("additionalProperties", 30)]
    public JSONSchemaPropsOrBool? AdditionalProperties { get; init; }

    /// <summary>Not supported.</summary>
    [Field("patternProperties", 31)]
    public OrderedMap<JSONSchemaProps> PatternProperties { get; init; }

    /// <summary>Not supported.</summary>
    [Field("dependencies", 32)]
    public OrderedMap<JSONSchemaPropsOrStringArray> Dependencies { get; init; }

    /// <summary>Not supported.</summary>
    [Field("additionalItems", 33)]
    public JSONSchemaPropsOrBool? AdditionalItems { get; init; }

    /// <summary>Not supported.</summary>
    [Field("definitions", 34)]
    public OrderedMap<JSONSchemaProps> Definitions { get; init; }

    /// <summary>Where to read more.</summary>
    [Field("externalDocs", 35)]
    public ExternalDocumentation? ExternalDocs { get; init; }

    /// <summary>An example.</summary>
    [Field("example", 36)]
    public RawJson Example { get; init; }

    /// <summary>null is allowed.</summary>
    [Field("nullable", 37)]
    public bool Nullable { get; init; }

    /// <summary>Fields that the schema does not name are kept.</summary>
    [Field("x-kubernetes-preserve-unknown-fields", 38)]
    public bool? XKubernetesPreserveUnknownFields { get; init; }

    /// <summary>The value is an object with kind, version and metadata.</summary>
    [Field("x-kubernetes-embedded-resource", 39)]
    public bool XKubernetesEmbeddedResource { get; init; }

    /// <summary>The value is a number or a text.</summary>
    [Field("x-kubernetes-int-or-string", 40)]
    public bool XKubernetesIntOrString { get; init; }

    /// <summary>The keys by which a list's items are told apart.</summary>
    [Field("x-kubernetes-list-map-keys", 41, List = ListType.Atomic)]
    public Items<string> XKubernetesListMapKeys { get; init; }

    /// <summary>How a list is merged: atomic, set or map.</summary>
    [Field("x-kubernetes-list-type", 42)]
    public string? XKubernetesListType { get; init; }

    /// <summary>How an object is merged: granular or atomic.</summary>
    [Field("x-kubernetes-map-type", 43)]
    public string? XKubernetesMapType { get; init; }

    /// <summary>Conditions as CEL expressions.</summary>
    [Field("x-kubernetes-validations", 44, List = ListType.Map, Keys = "rule", MergeKey = "rule", Strategy = "merge")]
    public Items<ValidationRule> XKubernetesValidations { get; init; }
}
