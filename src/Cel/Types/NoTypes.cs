namespace Keles.Cel;

/// <summary>No object types at all.</summary>
internal sealed class NoTypes : ICelTypeProvider
{
    public static readonly NoTypes Instance = new();

    public bool HasType(string name) => false;

    public CelType? FieldType(string typeName, string field) => null;

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) => CelValue.Error($"unknown type: {typeName}");
}
