using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Options of a proxy to a node.</summary>
[ApiType("io.k8s.api.core.v1.NodeProxyOptions", TypeMeta = true)]
public sealed partial record NodeProxyOptions
{
    /// <summary>The path that is asked for.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
