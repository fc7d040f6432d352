using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ContainerPort")]
public sealed partial record ContainerPort
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("hostPort", 2)]
    public int HostPort { get; init; }

    [Field("containerPort", 3, Required = true, Always = true)]
    public int ContainerPortValue { get; init; }

    [Field("protocol", 4, Default = "TCP", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";
}
