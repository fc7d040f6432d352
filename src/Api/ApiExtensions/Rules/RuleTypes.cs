using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>The types of all parts of one schema, by name.</summary>
internal sealed class RuleTypes(IReadOnlyDictionary<string, RuleType> named) : ICelTypeProvider
{
    public bool HasType(string name) => named.ContainsKey(name);

    public CelType? FieldType(string typeName, string field) => named.TryGetValue(typeName, out var type) && type.Fields.TryGetValue(field, out var member) ? member.Type : null;

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) => CelValue.Error($"type construction of {typeName} is not supported");
}
