using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>Object types with known fields; several such sets may be searched one after the other.</summary>
public class DeclaredTypes(IReadOnlyDictionary<string, IReadOnlyDictionary<string, CelType>> types) : ICelTypeProvider
{
    public virtual bool HasType(string name) => types.ContainsKey(name);

    public virtual CelType? FieldType(string typeName, string field) => types.GetValueOrDefault(typeName)?.GetValueOrDefault(field);

    public virtual CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) =>
        CelValue.Of(new CelMap(fields.ToDictionary(f => CelValue.Of(f.Key), f => f.Value), typeName));
}
