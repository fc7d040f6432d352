using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Keles.Api.ApiExtensions.V1;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>A schema of a definition in the form in which objects are pruned, defaulted and validated by it; never changes.</summary>
public sealed class SchemaNode
{
    private readonly Lazy<Regex?> pattern;
    private readonly RawJson given;

    private SchemaNode(JSONSchemaProps source)
    {
        Source = source;
        Types = source.XKubernetesIntOrString ? ["integer", "string"] : source.Type.Length == 0 ? [] : [source.Type];
        Properties = source.Properties.Map(static p => new SchemaNode(p));
        Items = source.Items?.Schema is { } items ? new(items) : null;
        Others = source.AdditionalProperties?.Schema is { } others ? new(others) : null;
        AllOf = Nodes(source.AllOf);
        AnyOf = Nodes(source.AnyOf);
        OneOf = Nodes(source.OneOf);
        Not = source.Not is { } not ? new(not) : null;
        given = source.Default;
        HasDefaults = !given.IsNull || Items is { HasDefaults: true } || Others is { HasDefaults: true } || AnyHasDefaults(Properties);
        Format = SchemaFormats.Known(source.Format);
        Enum = [.. source.Enum.Select(static e => e.ToNode())];
        pattern = new(() => source.Pattern.Length == 0 ? null : SchemaPattern.Compile(source.Pattern));
    }

    public JSONSchemaProps Source { get; }

    /// <summary>What the value may be; empty where anything may stand.</summary>
    public IReadOnlyList<string> Types { get; }

    public OrderedMap<SchemaNode> Properties { get; }

    /// <summary>Of every item of a list.</summary>
    public SchemaNode? Items { get; }

    /// <summary>Of the members that are not named; null where they have no schema of their own.</summary>
    public SchemaNode? Others { get; }

    /// <summary>Members that are not named are said to be there.</summary>
    public bool HasOthers => Source.AdditionalProperties is not null;

    public IReadOnlyList<SchemaNode> AllOf { get; }

    public IReadOnlyList<SchemaNode> AnyOf { get; }

    public IReadOnlyList<SchemaNode> OneOf { get; }

    public SchemaNode? Not { get; }

    public bool IsNullable => Source.Nullable;

    /// <summary>Members that nothing speaks of are kept.</summary>
    public bool KeepsUnknown => Source.XKubernetesPreserveUnknownFields == true;

    /// <summary>The value is an object of its own, with kind, version and metadata.</summary>
    public bool IsEmbedded => Source.XKubernetesEmbeddedResource;

    public bool IsIntOrString => Source.XKubernetesIntOrString;

    /// <summary>Somewhere in it there is a default.</summary>
    public bool HasDefaults { get; }

    public bool HasDefault => !given.IsNull;

    /// <summary>Empty for formats that nobody checks.</summary>
    public string Format { get; }

    public IReadOnlyList<JsonNode?> Enum { get; }

    public Regex? Pattern => pattern.Value;

    public static SchemaNode Of(JSONSchemaProps source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source);
    }

    /// <summary>A new copy of the default.</summary>
    public JsonNode? NewDefault() => given.ToNode();

    public SchemaNode? Property(string name) => Properties.Get(name);

    public override string ToString() => Source.Type;

    private static SchemaNode[] Nodes(Items<JSONSchemaProps> sources) => [.. sources.Select(static s => new SchemaNode(s))];

    private static bool AnyHasDefaults(OrderedMap<SchemaNode> properties)
    {
        foreach (var property in properties.Values) if (property.HasDefaults) return true;
        return false;
    }
}
