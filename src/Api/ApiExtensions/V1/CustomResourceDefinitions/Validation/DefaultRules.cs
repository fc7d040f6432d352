using System.Text.Json.Nodes;
using Keles.Api.CustomResources;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A default is a value that its schema would accept and would not prune.</summary>
internal static class DefaultRules
{
    public static void Validate(JSONSchemaProps schema, bool pruned, FieldPath path, FieldErrors errors)
    {
        if (SchemaWalk.Any(schema, static s => !s.Default.IsNull)) Node(SchemaNode.Of(schema), pruned, path, errors);
    }

    public static bool HasUnpruned(JSONSchemaProps schema) => SchemaWalk.Any(schema, static s => !s.Default.IsNull && IsUnpruned(SchemaNode.Of(s)));

    private static void Node(SchemaNode s, bool pruned, FieldPath path, FieldErrors errors)
    {
        if (s.HasDefault) Default(s, pruned, path.Child("default"), errors);
        if (s.Items is { } items) Node(items, pruned, path.Child("items"), errors);
        foreach (var (name, property) in s.Properties) Node(property, pruned, path.Child("properties").Key(name), errors);
    }

    private static void Default(SchemaNode s, bool pruned, FieldPath path, FieldErrors errors)
    {
        var value = s.NewDefault();
        if (pruned && IsUnpruned(s)) errors.Invalid(path, SchemaFinding.Plain(value), "must not have unknown fields");
        try
        {
            EmbeddedObjects.Coerce(value, s, SchemaPath.Root, drop: false, null);
        }
        catch (DecodeException e)
        {
            errors.Invalid(path, SchemaFinding.Plain(value), e.Message);
            return;
        }

        var before = errors.Count;
        EmbeddedObjects.Validate(value, s, path, errors);
        if (errors.Count == before) SchemaCheck.Validate(value, s, path, errors);
    }

    private static bool IsUnpruned(SchemaNode s)
    {
        var removed = new List<string>();
        Pruning.Prune(s.NewDefault(), s, s.IsEmbedded, removed);
        return removed.Count > 0;
    }
}
