using System.Collections.Concurrent;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Cel;
using Keles.Machinery;
using Keles.Machinery.Schema;
using ValueType = Keles.Machinery.Schema.ValueType;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The kinds' records as object types of expressions, field by field as somebody asks.</summary>
internal sealed class RecordTypes : ICelTypeProvider
{
    private readonly ConcurrentDictionary<string, TypeSchema> known = new(StringComparer.Ordinal);

    /// <summary>Those of custom resources, by the type of the whole object; a changed definition takes the place of the one before.</summary>
    private readonly ConcurrentDictionary<string, CustomTypes> custom = new(StringComparer.Ordinal);

    /// <summary>The type of a kind's objects; null where nothing says what fields they have.</summary>
    public CelType? Of(Kind kind) => kind is CustomKind definition ? Of(definition) : kind.Schema.Fields.Length == 0 ? null : Of(kind.Schema);

    public bool HasType(string name) => known.ContainsKey(name) || CustomOf(name) is not null;

    public CelType? FieldType(string typeName, string field)
    {
        if (!known.TryGetValue(typeName, out var type)) return CustomOf(typeName)?.FieldType(typeName, field);
        if (type.Field(field) is { } declared) return TypeOf(declared);
        return field is "kind" or "apiVersion" && type.Field("metadata") is not null ? CelType.String : null;
    }

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) => CelValue.Error($"{typeName} cannot be made by an expression");

    private CelType? Of(CustomKind kind)
    {
        if (CustomTypes.Of(kind, Of(ObjectMeta.ApiSchema)) is not { } types) return null;
        custom[types.Type.ToString()] = types;
        return types.Type;
    }

    private CustomTypes? CustomOf(string typeName) => custom.Values.FirstOrDefault(c => c.HasType(typeName));

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
