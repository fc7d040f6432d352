using System.Collections.Concurrent;
using Keles.Api;
using Keles.Cel;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The kinds' records as object types of expressions, field by field as somebody asks.</summary>
internal sealed class RecordTypes : ICelTypeProvider
{
    private readonly ConcurrentDictionary<string, TypeSchema> known = new(StringComparer.Ordinal);

    /// <summary>The type of a kind's objects; null for a kind without a record, whose fields this does not know.</summary>
    public CelType? Of(Kind kind) => kind.Schema.Fields.Length == 0 ? null : Of(kind.Schema);

    public bool HasType(string name) => known.ContainsKey(name);

    public CelType? FieldType(string typeName, string field)
    {
        if (!known.TryGetValue(typeName, out var type)) return null;
        if (type.Field(field) is { } declared) return TypeOf(declared);
        return field is "kind" or "apiVersion" && type.Field("metadata") is not null ? CelType.String : null;
    }

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) => CelValue.Error($"{typeName} cannot be made by an expression");

    private CelType Of(TypeSchema schema)
    {
        known.TryAdd(schema.Name, schema);
        return CelType.Object(schema.Name);
    }

    private CelType TypeOf(FieldSchema field) => field.Container switch
    {
        Container.List => CelType.List(ValueOf(field)),
        Container.Map => CelType.Map(CelType.String, ValueOf(field)),
        Container.MapOfLists => CelType.Map(CelType.String, CelType.List(ValueOf(field))),
        _ => ValueOf(field),
    };

    private CelType ValueOf(FieldSchema field) => field.Type switch
    {
        ValueType.String or ValueType.Duration => CelType.String,
        ValueType.Bool => CelType.Bool,
        ValueType.Int32 or ValueType.Int64 => CelType.Int,
        ValueType.Double => CelType.Double,
        ValueType.Bytes => CelType.Bytes,
        ValueType.Time or ValueType.MicroTime => CelType.Timestamp,
        ValueType.Object when field.Object is { } type => Of(type()),
        _ => CelType.Dyn,
    };
}
