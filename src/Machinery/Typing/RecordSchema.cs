using System.Collections.Concurrent;
using Keles.Machinery.Schema;

namespace Keles.Machinery.Typing;

/// <summary>A type of the API, by the schema table of its record.</summary>
public sealed class RecordSchema : ITypeSchema
{
    private static readonly ConcurrentDictionary<(TypeSchema, bool), RecordSchema> Known = new();
    private readonly ConcurrentDictionary<string, SchemaField?> fields = new(StringComparer.Ordinal);
    private readonly TypeSchema type;

    private RecordSchema(TypeSchema type, bool isAtomic)
    {
        this.type = type;
        IsAtomic = isAtomic;
    }

    public string Name => type.ShortName;

    public TypeShape Shape => TypeShape.Map;

    public ScalarType Scalar => ScalarType.Untyped;

    public bool IsAtomic { get; }

    public IReadOnlyList<string> Keys => [];

    public ITypeSchema? Element => null;

    public bool IsStruct => true;

    public static RecordSchema Of(TypeSchema type) => Of(type, type.Atomic);


    public SchemaField? Field(string name)
    {
        // Bounded by the declared members: an unknown name is not remembered, it may come from anybody.
        if (fields.TryGetValue(name, out var known))
        {
            return known;
        }

        if (type.Field(name) is { } field)
        {
            return fields.GetOrAdd(name, RecordFields.Make(field));
        }

        return name is "kind" or "apiVersion" ? RecordFields.TypeMeta(name) : null;
    }

    internal static RecordSchema Of(TypeSchema type, bool isAtomic) => Known.GetOrAdd((type, isAtomic), static key => new(key.Item1, key.Item2));
}
