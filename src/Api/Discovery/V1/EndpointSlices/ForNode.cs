using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

/// <summary>A node.</summary>
[ApiType("io.k8s.api.discovery.v1.ForNode")]
public sealed partial record ForNode
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
