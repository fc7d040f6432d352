using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.GRPCAction")]
public sealed partial record GRPCAction
{
    [Field("port", 1, Required = true, Always = true)]
    public int Port { get; init; }

    [Field("service", 2, Always = true)]
    public string? Service { get; init; }
}
