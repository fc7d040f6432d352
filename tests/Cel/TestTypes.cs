namespace Keles.Cel.Tests;

/// <summary>One object type with a few fields.</summary>
internal sealed class TestTypes : ICelTypeProvider
{
    public bool HasType(string name) => name is "Pod" or "test.Box";

    public CelType? FieldType(string typeName, string field) => (typeName, field) switch
    {
        ("Pod", "name") => CelType.String,
        ("Pod", "replicas") => CelType.Int,
        ("Pod", "labels") => CelType.Map(CelType.String, CelType.String),
        ("Pod", "owner") => CelType.Object("Pod"),
        ("test.Box", "value") => CelType.Dyn,
        _ => null,
    };

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) =>
        CelValue.Of(new CelMap(fields.ToDictionary(f => CelValue.Of(f.Key), f => f.Value), typeName));
}
