using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>An object with the schema of its version. Null stands for an object of which nothing is left.</summary>
public readonly record struct TypedObject(JsonNode? Value, ITypeSchema Schema)
{
    internal FieldSet Fields() => FieldsOfValue.Of(Value, Schema);

    internal Comparison Compare(TypedObject after) => TypedComparison.Compare(Value, after.Value, Schema);

    internal TypedObject Without(FieldSet fields) => this with { Value = TypedRemoval.Remove(Value, fields, Schema) };

    internal FieldSet Ensure(FieldSet set) => NamedFields.Ensure(set, Schema);
}
