namespace Keles.Machinery.Typing;

/// <summary>A list: taken whole, or a set of scalars, or items told apart by keys.</summary>
public sealed class ListSchema : ITypeSchema
{
    private ListSchema(ITypeSchema element, bool isAtomic, IReadOnlyList<string> keys)
    {
        Element = element;
        IsAtomic = isAtomic;
        Keys = keys;
    }

    public string Name => "slice";

    public TypeShape Shape => TypeShape.List;

    public ScalarType Scalar => ScalarType.Untyped;

    public bool IsAtomic { get; }

    public IReadOnlyList<string> Keys { get; }

    public ITypeSchema Element { get; }

    public bool IsStruct => false;

    public static ListSchema Atomic(ITypeSchema element) => new(element, true, []);

    public static ListSchema Set(ITypeSchema element) => new(element, false, []);

    public static ListSchema Map(ITypeSchema element, params IReadOnlyList<string> keys) => new(element, false, keys);

    public SchemaField? Field(string name) => null;
}
