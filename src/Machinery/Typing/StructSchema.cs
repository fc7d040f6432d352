namespace Keles.Machinery.Typing;

/// <summary>An object with declared members, and maybe others of one further type.</summary>
public sealed class StructSchema : ITypeSchema
{
    private readonly Dictionary<string, SchemaField> fields;

    /// <param name="name">For messages.</param>
    /// <param name="fields">The declared members.</param>
    /// <param name="element">The type of members not declared; null where there may be none.</param>
    /// <param name="isAtomic">Whether the object is replaced whole.</param>
    public StructSchema(string name, IEnumerable<SchemaField> fields, ITypeSchema? element = null, bool isAtomic = false)
    {
        this.fields = fields.ToDictionary(static f => f.Name, StringComparer.Ordinal);
        Name = name;
        Element = element;
        IsAtomic = isAtomic;
    }

    public string Name { get; }

    public TypeShape Shape => TypeShape.Map;

    public ScalarType Scalar => ScalarType.Untyped;

    public bool IsAtomic { get; }

    public IReadOnlyList<string> Keys => [];

    public ITypeSchema? Element { get; }

    public bool IsStruct => true;

    public SchemaField? Field(string name) => fields.GetValueOrDefault(name);
}
