using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>What a schema is for a given value.</summary>
internal static class Shapes
{
    private static readonly ListSchema WholeList = ListSchema.Atomic(DeducedSchema.Instance);

    /// <summary>The schema itself, or for one that is deduced, the one that the value shows; null looks like a map.</summary>
    public static ITypeSchema For(ITypeSchema schema, JsonNode? value) => schema.Shape != TypeShape.Deduced ? schema : value switch
    {
        JsonArray => WholeList,
        JsonValue => ScalarSchema.Untyped,
        _ => DeducedMap.Instance,
    };

    /// <summary>The type of a member; null where the schema does not allow it.</summary>
    public static ITypeSchema? Member(ITypeSchema map, string name) => map.Field(name)?.Type ?? map.Element;

    /// <summary>The step to a member.</summary>
    public static PathElement Element(ITypeSchema map, string name) => map.Field(name)?.Element ?? PathElement.Field(name);

    public static bool IsScalar(JsonNode? value) => value is JsonValue;

    public static bool IsNumber(JsonNode? value) => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number;

    public static bool IsText(JsonNode? value) => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String;

    public static bool IsFlag(JsonNode? value) => value is JsonValue scalar && scalar.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
}
