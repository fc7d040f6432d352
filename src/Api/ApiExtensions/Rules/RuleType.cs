using System.Text;
using System.Text.Json;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>A schema as the type of an expression, with how large a value of it can be.</summary>
internal sealed class RuleType
{
    private const long Largest = RuleLimits.RequestBytes - 2;

    private RuleType(CelType type, long mostElements, long leastBytes) => (Type, MostElements, LeastBytes) = (type, mostElements, leastBytes);

    public CelType Type { get; }

    /// <summary>Of items, members, or bytes of a text.</summary>
    public long MostElements { get; }

    /// <summary>How short its JSON can be.</summary>
    public long LeastBytes { get; }

    /// <summary>Members by their escaped names.</summary>
    public IReadOnlyDictionary<string, RuleType> Fields { get; private init; } = new Dictionary<string, RuleType>();

    /// <summary>Of items, or of a map's values.</summary>
    public RuleType? Element { get; private init; }

    /// <summary>Null where expressions cannot speak of the value.</summary>
    /// <param name="name">Made unique by the path that leads to it.</param>
    public static RuleType? Of(SchemaNode schema, bool isResource, string name, IDictionary<string, RuleType> named)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema.IsIntOrString) return new(CelType.Dyn, Largest, 1);
        return schema.Source.Type switch
        {
            "array" => List(schema, name, named),
            "object" => Object(schema, isResource, name, named),
            "string" => Text(schema),
            "boolean" => new(CelType.Bool, 0, 4),
            "number" => new(CelType.Double, 0, 1),
            "integer" => new(CelType.Int, 0, 1),
            _ => null,
        };
    }

    private static RuleType? List(SchemaNode schema, string name, IDictionary<string, RuleType> named)
    {
        if (schema.Items is null || Of(schema.Items, schema.Items.IsEmbedded, name + ".@idx", named) is not { } items) return null;
        return new(CelType.List(items.Type), schema.Source.MaxItems is { } most ? Math.Max(0, most) : Largest / (items.LeastBytes + 1), 2) { Element = items };
    }

    private static RuleType? Object(SchemaNode schema, bool isResource, string name, IDictionary<string, RuleType> named)
    {
        if (schema.Others is { } others)
        {
            if (Of(others, others.IsEmbedded, name + ".@elem", named) is not { } values) return null;
            return new(CelType.Map(CelType.String, values.Type), schema.Source.MaxProperties is { } most ? Math.Max(0, most) : Largest / (values.LeastBytes + 6), 2) { Element = values };
        }

        var fields = new Dictionary<string, RuleType>(StringComparer.Ordinal);
        var least = 2L;
        foreach (var (property, node) in schema.Properties)
        {
            if (isResource && property is "metadata" or "kind" or "apiVersion" && isResource) continue;
            if (Of(node, node.IsEmbedded, $"{name}.{property}", named) is not { } type) continue;
            if (schema.Source.Required.Contains(property) && !node.HasDefault) least += property.Length + type.LeastBytes + 4;
            if (EscapedNames.Of(property) is { } escaped) fields[escaped] = type;
        }

        if (isResource) AddMeta(fields, name, named);
        var made = new RuleType(CelType.Object(name), 0, least) { Fields = fields };
        named[name] = made;
        return made;
    }

    /// <summary>Of metadata expressions see the names alone.</summary>
    private static void AddMeta(Dictionary<string, RuleType> fields, string name, IDictionary<string, RuleType> named)
    {
        var text = new RuleType(CelType.String, Largest, 2);
        fields["kind"] = text;
        fields["apiVersion"] = text;
        var metadata = new RuleType(CelType.Object(name + ".metadata"), 0, 2) { Fields = new Dictionary<string, RuleType>(StringComparer.Ordinal) { ["name"] = text, ["generateName"] = text } };
        named[name + ".metadata"] = metadata;
        fields["metadata"] = metadata;
    }

    private static RuleType Text(SchemaNode schema)
    {
        var source = schema.Source;
        if (schema.Enum.Count > 0)
        {
            var lengths = schema.Enum.Select(static e => e?.GetValueKind() == JsonValueKind.String ? Encoding.UTF8.GetByteCount(e.GetValue<string>()) : 0).ToArray();
            return new(CelType.String, lengths.Max(), lengths.Min() + 2);
        }

        return source.Format switch
        {
            "byte" => new(CelType.Bytes, source.MaxLength is { } most ? Math.Max(0, most) : Largest, 2),
            "duration" => new(CelType.Duration, 32, 2),
            "date" => new(CelType.Timestamp, 10, 12),
            "date-time" => new(CelType.Timestamp, 32, 22),
            // A character may take four bytes.
            _ => new(CelType.String, source.MaxLength is { } most ? Math.Max(0, most) * 4 : Largest, 2),
        };
    }
}
