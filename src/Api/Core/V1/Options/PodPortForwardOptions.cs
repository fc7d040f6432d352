using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Options of port forwarding.</summary>
[ApiType("io.k8s.api.core.v1.PodPortForwardOptions", TypeMeta = true)]
public sealed partial record PodPortForwardOptions
{
    /// <summary>The ports.</summary>
    [Field("ports", 1)]
    public Items<int> Ports { get; init; }
}
