using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An address of the pod.</summary>
[ApiType("io.k8s.api.core.v1.PodIP")]
public sealed partial record PodIP
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true, Always = true)]
    public string Ip { get; init; } = "";
}
