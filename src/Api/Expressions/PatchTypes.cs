using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>What mutating expressions make: <c>Object{spec: Object.spec{…}}</c> with any fields, and <c>JSONPatch{op: …}</c>.</summary>
public sealed class PatchTypes : ICelTypeProvider
{
    private const string Root = "Object";

    public static readonly CelType Object = CelType.Object(Root);
    public static readonly CelType Operation = CelType.Object("JSONPatch");
    public static readonly CelType Operations = CelType.List(Operation);

    public bool HasType(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is Root or "JSONPatch" || name.StartsWith("Object.", StringComparison.Ordinal);
    }

    public CelType? FieldType(string typeName, string field) => typeName != Operation.Name ? CelType.Dyn : field switch
    {
        "op" or "path" or "from" => CelType.String,
        "value" => CelType.Dyn,
        _ => null,
    };

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) =>
        CelValue.Of(new CelMap(fields.ToDictionary(f => CelValue.Of(f.Key), f => f.Value), typeName));

    /// <summary>What is wrong where an object of one path stands at another: <c>Object.spec{…}</c> belongs in the field spec.</summary>
    public static string? Misplaced(CelValue value, string path = Root)
    {
        switch (value.Kind)
        {
            case CelKind.Map:
                var map = value.AsMap;
                if (map.TypeName is { } name && name != path)
                {
                    return $"unexpected type name \"{name}\", expected \"{path}\", which matches field name path from root Object type";
                }
                foreach (var key in map.Keys)
                {
                    map.TryGet(key, out var member);
                    if (Misplaced(member, map.TypeName is null ? path : $"{path}.{key}") is { } wrong) return wrong;
                }
                return null;
            case CelKind.List:
                for (var i = 0; i < value.AsList.Count; i++)
                {
                    if (Misplaced(value.AsList[i], path) is { } wrong) return wrong;
                }
                return null;
            default:
                return null;
        }
    }
}
