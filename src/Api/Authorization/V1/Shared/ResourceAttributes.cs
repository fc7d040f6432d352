using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>Something to be done with a resource.</summary>
[ApiType("io.k8s.api.authorization.v1.ResourceAttributes")]
public sealed partial record ResourceAttributes
{
    /// <summary>The namespace; empty for all, or for none.</summary>
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    /// <summary>What is to be done; * for everything.</summary>
    [Field("verb", 2)]
    public string Verb { get; init; } = "";

    /// <summary>The group; * for all.</summary>
    [Field("group", 3)]
    public string Group { get; init; } = "";

    /// <summary>The version; * for all.</summary>
    [Field("version", 4)]
    public string Version { get; init; } = "";

    /// <summary>The resource; * for all.</summary>
    [Field("resource", 5)]
    public string Resource { get; init; } = "";

    /// <summary>The subresource.</summary>
    [Field("subresource", 6)]
    public string Subresource { get; init; } = "";

    /// <summary>The object; all if nothing is said.</summary>
    [Field("name", 7)]
    public string Name { get; init; } = "";

    /// <summary>Only objects with these fields.</summary>
    [Field("fieldSelector", 8)]
    public FieldSelectorAttributes? FieldSelector { get; init; }

    /// <summary>Only objects with these labels.</summary>
    [Field("labelSelector", 9)]
    public LabelSelectorAttributes? LabelSelector { get; init; }
}
