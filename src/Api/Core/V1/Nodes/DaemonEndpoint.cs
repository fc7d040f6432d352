using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A port of a daemon.</summary>
[ApiType("io.k8s.api.core.v1.DaemonEndpoint")]
public sealed partial record DaemonEndpoint
{
    /// <summary>The port.</summary>
    [Field("Port", 1, Required = true, Always = true)]
    public int Port { get; init; }
}
