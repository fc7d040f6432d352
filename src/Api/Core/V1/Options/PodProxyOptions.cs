using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Options of a proxy to a pod.</summary>
[ApiType("io.k8s.api.core.v1.PodProxyOptions", TypeMeta = true)]
public sealed partial record PodProxyOptions
{
    /// <summary>The path that is asked for.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
