using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An address of a node.</summary>
[ApiType("io.k8s.api.core.v1.NodeAddress")]
public sealed partial record NodeAddress
{
    /// <summary>InternalIP, ExternalIP, Hostname, InternalDNS or ExternalDNS.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>The address or name.</summary>
    [Field("address", 2, Required = true, Always = true)]
    public string Address { get; init; } = "";
}
