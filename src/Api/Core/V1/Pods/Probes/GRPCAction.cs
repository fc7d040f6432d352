using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A call of the gRPC health service.</summary>
[ApiType("io.k8s.api.core.v1.GRPCAction")]
public sealed partial record GRPCAction
{
    /// <summary>The port.</summary>
    [Field("port", 1, Required = true, Always = true)]
    public int Port { get; init; }

    /// <summary>The service that is asked about; empty for the whole server.</summary>
    [Field("service", 2, Always = true)]
    public string? Service { get; init; }
}
