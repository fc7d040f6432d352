using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A port of a container.</summary>
[ApiType("io.k8s.api.core.v1.ContainerPort")]
public sealed partial record ContainerPort
{
    /// <summary>A name that services can use; unique in the pod.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>A port of the node that leads here.</summary>
    [Field("hostPort", 2)]
    public int HostPort { get; init; }

    /// <summary>The port, 1 to 65535.</summary>
    [Field("containerPort", 3, Required = true, Always = true)]
    public int ContainerPortValue { get; init; }

    /// <summary>TCP, UDP or SCTP; TCP if nothing is said.</summary>
    [Field("protocol", 4, Default = "TCP", Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    /// <summary>The node's address that hostPort is bound to.</summary>
    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";
}
