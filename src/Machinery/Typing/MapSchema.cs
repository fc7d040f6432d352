namespace Keles.Machinery.Typing;

/// <summary>A map whose values are all of one type.</summary>
public sealed class MapSchema(ITypeSchema element, bool isAtomic = false) : ITypeSchema
{
    public string Name => "map";

    public TypeShape Shape => TypeShape.Map;

    public ScalarType Scalar => ScalarType.Untyped;

    public bool IsAtomic => isAtomic;

    public IReadOnlyList<string> Keys => [];

    public ITypeSchema Element => element;

    public bool IsStruct => false;

    public SchemaField? Field(string name) => null;
}
