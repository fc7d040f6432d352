namespace Keles.Machinery.Typing;

/// <summary>A single value.</summary>
public sealed class ScalarSchema : ITypeSchema
{
    private ScalarSchema(ScalarType scalar, string name)
    {
        Scalar = scalar;
        Name = name;
    }

    public static ScalarSchema Untyped { get; } = new(ScalarType.Untyped, "interface");

    public static ScalarSchema Text { get; } = new(ScalarType.String, "string");

    public static ScalarSchema Number { get; } = new(ScalarType.Numeric, "int64");

    public static ScalarSchema Boolean { get; } = new(ScalarType.Boolean, "bool");

    public string Name { get; }

    public TypeShape Shape => TypeShape.Scalar;

    public ScalarType Scalar { get; }

    public bool IsAtomic => false;

    public IReadOnlyList<string> Keys => [];

    public ITypeSchema? Element => null;

    public bool IsStruct => false;

    public SchemaField? Field(string name) => null;
}
