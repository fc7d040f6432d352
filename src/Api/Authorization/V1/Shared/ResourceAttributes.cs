using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.ResourceAttributes")]
public sealed partial record ResourceAttributes
{
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    [Field("verb", 2)]
    public string Verb { get; init; } = "";

    [Field("group", 3)]
    public string Group { get; init; } = "";

    [Field("version", 4)]
    public string Version { get; init; } = "";

    [Field("resource", 5)]
    public string Resource { get; init; } = "";

    [Field("subresource", 6)]
    public string Subresource { get; init; } = "";

    [Field("name", 7)]
    public string Name { get; init; } = "";

    [Field("fieldSelector", 8)]
    public FieldSelectorAttributes? FieldSelector { get; init; }

    [Field("labelSelector", 9)]
    public LabelSelectorAttributes? LabelSelector { get; init; }
}
