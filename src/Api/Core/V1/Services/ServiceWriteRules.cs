using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What creating and updating a service may set, and what an update that does not speak of given-out addresses and ports keeps.</summary>
internal static class ServiceWriteRules
{
    public static Service OnCreate(Service o) => o with
    {
        Status = ServiceStatus.Empty,
        Spec = o.Spec.ClusterIPs.IsEmpty && o.Spec.ClusterIP.Length > 0 ? o.Spec with { ClusterIPs = [o.Spec.ClusterIP] } : o.Spec,
    };

    public static Service OnUpdate(Service o, Service stored) => o with
    {
        Status = stored.Status,
        Spec = DropWhatTheTypeLost(KeepGiven(AgreeOnClusterIP(o.Spec, stored.Spec), stored.Spec), stored.Spec),
    };

    /// <summary>An old client changes the one address and leaves the list as it was: the list follows.</summary>
    private static ServiceSpec AgreeOnClusterIP(ServiceSpec spec, ServiceSpec stored)
    {
        if (spec.ClusterIP == stored.ClusterIP || !Semantic.Equal(spec.ClusterIPs, stored.ClusterIPs)) return spec;
        return spec with { ClusterIPs = spec.ClusterIP.Length == 0 ? default : [spec.ClusterIP] };
    }

    private static ServiceSpec KeepGiven(ServiceSpec spec, ServiceSpec stored)
    {
        if (ServiceTypes.HasClusterIP(spec.Type) && ServiceTypes.HasClusterIP(stored.Type))
        {
            if (spec.ClusterIP.Length == 0) spec = spec with { ClusterIP = stored.ClusterIP };
            if (spec.ClusterIPs.IsEmpty && spec.ClusterIP == stored.ClusterIP) spec = spec with { ClusterIPs = stored.ClusterIPs };
        }

        if (ServiceTypes.NeedsNodePorts(spec) && ServiceTypes.NeedsNodePorts(stored)) spec = spec with { Ports = KeepNodePorts(spec.Ports, stored.Ports) };
        return ServiceTypes.NeedsHealthCheck(spec) && ServiceTypes.NeedsHealthCheck(stored) && spec.HealthCheckNodePort == 0
            ? spec with { HealthCheckNodePort = stored.HealthCheckNodePort }
            : spec;
    }

    /// <summary>A port keeps the node port that its name had, unless another port has taken it.</summary>
    private static Items<ServicePort> KeepNodePorts(Items<ServicePort> ports, Items<ServicePort> stored)
    {
        var taken = ports.Select(static p => p.NodePort).ToHashSet();
        return ports.Map(p => p.NodePort == 0 && stored.Find(s => s.Name == p.Name) is { } known && taken.Add(known.NodePort) ? p with { NodePort = known.NodePort } : p);
    }

    /// <summary>A change of type drops what the new type has no use for, unless the update speaks of it: then validation does.</summary>
    private static ServiceSpec DropWhatTheTypeLost(ServiceSpec spec, ServiceSpec stored)
    {
        if (ServiceTypes.HasClusterIP(stored.Type) && !ServiceTypes.HasClusterIP(spec.Type))
        {
            if (spec.ClusterIP == stored.ClusterIP && Semantic.Equal(spec.ClusterIPs, stored.ClusterIPs)) spec = spec with { ClusterIP = "", ClusterIPs = default };
            if (spec.IpFamilyPolicy == stored.IpFamilyPolicy && Semantic.Equal(spec.IpFamilies, stored.IpFamilies)) spec = spec with { IpFamilyPolicy = null, IpFamilies = default };
        }

        if (ServiceTypes.NeedsNodePorts(stored) && !ServiceTypes.NeedsNodePorts(spec) && SameNodePorts(spec.Ports, stored.Ports))
        {
            spec = spec with { Ports = spec.Ports.Map(static p => p.NodePort == 0 ? p : p with { NodePort = 0 }) };
        }

        if (ServiceTypes.NeedsHealthCheck(stored) && !ServiceTypes.NeedsHealthCheck(spec) && spec.HealthCheckNodePort == stored.HealthCheckNodePort)
        {
            spec = spec with { HealthCheckNodePort = 0 };
        }

        if (stored.Type == ServiceTypes.LoadBalancer && spec.Type != ServiceTypes.LoadBalancer)
        {
            if (spec.AllocateLoadBalancerNodePorts == stored.AllocateLoadBalancerNodePorts) spec = spec with { AllocateLoadBalancerNodePorts = null };
            if (spec.LoadBalancerClass == stored.LoadBalancerClass) spec = spec with { LoadBalancerClass = null };
        }

        return ServiceTypes.IsExternallyReachable(stored) && !ServiceTypes.IsExternallyReachable(spec) && spec.ExternalTrafficPolicy == stored.ExternalTrafficPolicy
            ? spec with { ExternalTrafficPolicy = "" }
            : spec;
    }

    /// <summary>Whether the update names no node port that the service did not have.</summary>
    private static bool SameNodePorts(Items<ServicePort> ports, Items<ServicePort> stored) =>
        ports.Select(static p => p.NodePort).Where(static n => n != 0).All(n => stored.Any(s => s.NodePort == n));
}
