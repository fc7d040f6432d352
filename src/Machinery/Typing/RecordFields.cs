using System.Text.Json.Nodes;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.Machinery.Typing;

/// <summary>Turns a row of a record's schema table into a typed field.</summary>
internal static class RecordFields
{
    private static readonly SchemaField Kind = new("kind", ScalarSchema.Text);
    private static readonly SchemaField ApiVersion = new("apiVersion", ScalarSchema.Text);

    public static SchemaField TypeMeta(string name) => name == "kind" ? Kind : ApiVersion;

    public static SchemaField Make(FieldSchema field) => new(field.Name, Type(field))
    {
        PatchStrategies = field.Strategies,
        PatchMergeKey = field.MergeKey,
        Default = Default(field),
    };

    private static ITypeSchema Type(FieldSchema field) => field.Container switch
    {
        Container.List => List(field, Value(field, false)),
        Container.Map => new MapSchema(Value(field, false), field.Map == MapType.Atomic),
        Container.MapOfLists => new MapSchema(ListSchema.Atomic(Value(field, false)), field.Map == MapType.Atomic),
        _ => Value(field, field.Map == MapType.Atomic),
    };

    /// <summary>Where no list type is stated, the older merge strategy tells; without either a list is taken whole.</summary>
    private static ListSchema List(FieldSchema field, ITypeSchema element) => field.List switch
    {
        ListType.Set => ListSchema.Set(element),
        ListType.Map => ListSchema.Map(element, field.Keys),
        ListType.Unstated when field.Strategies.Contains("merge", StringComparer.Ordinal)
            => field.MergeKey is { } key ? ListSchema.Map(element, key) : ListSchema.Set(element),
        _ => ListSchema.Atomic(element),
    };

    private static ITypeSchema Value(FieldSchema field, bool isAtomic) => field.Type switch
    {
        ValueType.Object => RecordSchema.Of(field.Object!(), isAtomic || field.Object().Atomic),
        ValueType.Any => DeducedSchema.Instance,
        ValueType.String or ValueType.Bytes or ValueType.Duration => ScalarSchema.Text,
        ValueType.Bool => ScalarSchema.Boolean,
        ValueType.Int32 or ValueType.Int64 or ValueType.Double => ScalarSchema.Number,
        _ => ScalarSchema.Untyped,
    };

    private static JsonNode? Default(FieldSchema field)
    {
        if (field.Default is null)
        {
            return null;
        }

        return field is { Type: ValueType.String, Container: Container.One } ? JsonValue.Create(field.Default) : JsonNode.Parse(field.Default);
    }
}
