namespace Keles.Machinery.Typing;

/// <summary>A value nobody declared: it is what it looks like.</summary>
public sealed class DeducedSchema : ITypeSchema
{
    private DeducedSchema()
    {
    }

    public static DeducedSchema Instance { get; } = new();

    public string Name => "interface";

    public TypeShape Shape => TypeShape.Deduced;

    public ScalarType Scalar => ScalarType.Untyped;

    public bool IsAtomic => false;

    public IReadOnlyList<string> Keys => [];

    public ITypeSchema Element => this;

    public bool IsStruct => false;

    public SchemaField? Field(string name) => null;
}
