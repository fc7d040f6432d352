using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>A path of no resource.</summary>
[ApiType("io.k8s.api.authorization.v1.NonResourceAttributes")]
public sealed partial record NonResourceAttributes
{
    /// <summary>The path.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>The method, in lower case.</summary>
    [Field("verb", 2)]
    public string Verb { get; init; } = "";
}
