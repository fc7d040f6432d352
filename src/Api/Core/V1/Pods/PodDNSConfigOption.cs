using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An option of the resolver.</summary>
[ApiType("io.k8s.api.core.v1.PodDNSConfigOption")]
public sealed partial record PodDNSConfigOption
{
    /// <summary>Its name.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Its value, when it has one.</summary>
    [Field("value", 2)]
    public string? Value { get; init; }
}
