using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>Sets of types, the first that knows a name has it.</summary>
public sealed class JoinedTypes(params ICelTypeProvider[] sets) : ICelTypeProvider
{
    public bool HasType(string name) => Array.Exists(sets, s => s.HasType(name));

    public CelType? FieldType(string typeName, string field) => Array.Find(sets, s => s.HasType(typeName))?.FieldType(typeName, field);

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) =>
        Array.Find(sets, s => s.HasType(typeName))?.Construct(typeName, fields) ?? CelValue.Error($"unknown type: {typeName}");
}
