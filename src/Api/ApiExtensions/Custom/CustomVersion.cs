using Keles.Api.ApiExtensions.V1;
using Keles.Machinery.Typing;

namespace Keles.Api.CustomResources;

/// <summary>A version of a custom resource with its schema made ready.</summary>
public sealed class CustomVersion
{
    private readonly Lazy<ITypeSchema> typed;
    private readonly Lazy<RuleTree?> rules;

    internal CustomVersion(CustomResourceDefinitionVersion source, string apiVersion, string kind)
    {
        Source = source;
        ApiVersion = apiVersion;
        Schema = source.Schema?.OpenAPIV3Schema is { } schema ? SchemaNode.Of(schema) : null;
        rules = new(() => Schema is null ? null : RuleTree.Of(Schema));
        typed = new(() => TypedSchemas.Root(kind, Schema));
    }

    public CustomResourceDefinitionVersion Source { get; }

    public string Name => Source.Name;

    /// <summary>With its group.</summary>
    public string ApiVersion { get; }

    /// <summary>Null where nothing was said: everything is pruned then.</summary>
    public SchemaNode? Schema { get; }

    /// <summary>As patches and server-side apply see it.</summary>
    public ITypeSchema Typed => typed.Value;

    /// <summary>Compiled when the first object is written; null where there are none.</summary>
    internal RuleTree? Rules => rules.Value;

    public bool HasStatus => Source.Subresources?.Status is not null;

    public CustomResourceSubresourceScale? Scale => Source.Subresources?.Scale;
}
