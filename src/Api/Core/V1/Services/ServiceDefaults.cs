using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a service when nothing is said. Addresses, node ports and families are given out by the server.</summary>
internal static class ServiceDefaults
{
    /// <summary>Three hours.</summary>
    private const int AffinitySeconds = 10800;

    public static Service Of(Service o)
    {
        var spec = o.Spec with { Type = o.Spec.Type.Or(ServiceTypes.ClusterIP), SessionAffinity = o.Spec.SessionAffinity.Or("None"), Ports = o.Spec.Ports.Map(Of) };
        spec = spec with
        {
            SessionAffinityConfig = Affinity(spec),
            ExternalTrafficPolicy = ServiceTypes.IsExternallyReachable(spec) ? spec.ExternalTrafficPolicy.Or("Cluster") : spec.ExternalTrafficPolicy,
            InternalTrafficPolicy = spec.InternalTrafficPolicy ?? (ServiceTypes.HasClusterIP(spec.Type) ? "Cluster" : null),
            AllocateLoadBalancerNodePorts = spec.AllocateLoadBalancerNodePorts ?? (spec.Type == ServiceTypes.LoadBalancer ? true : null),
        };
        return o with { Spec = spec, Status = spec.Type == ServiceTypes.LoadBalancer ? Of(o.Status) : o.Status };
    }

    private static ServicePort Of(ServicePort port) => port with
    {
        Protocol = port.Protocol.Or(Protocols.Tcp),
        TargetPort = port.TargetPort is { IsString: false, Int: 0 } or { Str: "" } ? IntOrString.Of(port.Port) : port.TargetPort,
    };

    private static SessionAffinityConfig? Affinity(ServiceSpec spec) => spec switch
    {
        { SessionAffinity: "None" } => null,
        { SessionAffinity: "ClientIP", SessionAffinityConfig: not { ClientIP.TimeoutSeconds: not null } } => new() { ClientIP = new() { TimeoutSeconds = AffinitySeconds } },
        _ => spec.SessionAffinityConfig,
    };

    private static ServiceStatus Of(ServiceStatus status) => status with
    {
        LoadBalancer = status.LoadBalancer with
        {
            Ingress = status.LoadBalancer.Ingress.Map(static i => i is { Ip.Length: > 0, IpMode: null } ? i with { IpMode = "VIP" } : i),
        },
    };
}
