using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>The rules of a schema where they stand in it. Parts without rules anywhere below are left out.</summary>
internal sealed class RuleTree
{
    private RuleTree(SchemaNode schema) => Schema = schema;

    public SchemaNode Schema { get; }

    public IReadOnlyList<CompiledRule> Rules { get; private init; } = [];

    public RuleTree? Items { get; private init; }

    public RuleTree? Others { get; private init; }

    public OrderedMap<RuleTree> Properties { get; private init; }

    /// <summary>Null where there are no rules.</summary>
    public static RuleTree? Of(SchemaNode root)
    {
        if (!HasRules(root)) return null;
        var named = new Dictionary<string, RuleType>(StringComparer.Ordinal);
        return RuleType.Of(root, isResource: true, "selfType", named) is { } type ? Of(root, type, new(named)) : null;
    }

    private static RuleTree? Of(SchemaNode schema, RuleType? type, RuleTypes types)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (type is null || !HasRules(schema)) return null;
        var properties = schema.Properties.Select(p => (p.Key, Tree: Of(p.Value, EscapedNames.Of(p.Key) is { } name ? type.Fields.GetValueOrDefault(name) : null, types)));
        return new(schema)
        {
            Rules = [.. schema.Source.XKubernetesValidations.ToArray().Select(r => CompiledRule.Of(r, type.Type, types))],
            Items = schema.Items is { } items ? Of(items, type.Element, types) : null,
            Others = schema.Others is { } others ? Of(others, type.Element, types) : null,
            Properties = OrderedMap<RuleTree>.From(properties.Where(static p => p.Tree is not null).Select(static p => KeyValuePair.Create(p.Key, p.Tree!))),
        };
    }

    private static bool HasRules(SchemaNode schema) =>
        !schema.Source.XKubernetesValidations.IsEmpty || schema.Items is { } items && HasRules(items) || schema.Others is { } others && HasRules(others)
        || schema.Properties.Any(static p => HasRules(p.Value));
}
