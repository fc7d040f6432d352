using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An address of the node.</summary>
[ApiType("io.k8s.api.core.v1.HostIP")]
public sealed partial record HostIP
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";
}
