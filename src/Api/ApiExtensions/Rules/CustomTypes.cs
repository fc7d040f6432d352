using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>The objects of one version of a custom resource as types of expressions outside its definition: those of policies.</summary>
/// <remarks>Expressions there see all of an object's metadata, and not, as a definition's own rules, the names alone.</remarks>
public sealed class CustomTypes : ICelTypeProvider
{
    private readonly RuleTypes types;
    private readonly CelType metadata;

    private CustomTypes(CelType type, RuleTypes types, CelType metadata) => (Type, this.types, this.metadata) = (type, types, metadata);

    /// <summary>The type of the whole object.</summary>
    public CelType Type { get; }

    /// <summary>Null where the definition has no schema of which expressions can speak.</summary>
    /// <param name="metadata">The type of every object's metadata.</param>
    public static CustomTypes? Of(CustomKind kind, CelType metadata)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (kind.Custom.Schema is not { } schema) return null;
        var named = new Dictionary<string, RuleType>(StringComparer.Ordinal);
        return RuleType.Of(schema, isResource: true, $"{kind.ApiVersion}.{kind.Name}", named) is { } root ? new(root.Type, new(named), metadata) : null;
    }

    public bool HasType(string name) => types.HasType(name);

    public CelType? FieldType(string typeName, string field) => typeName == Type.Name && field == "metadata" ? metadata : types.FieldType(typeName, field);

    public CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields) => types.Construct(typeName, fields);
}
