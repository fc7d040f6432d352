namespace Keles.Api.Core.V1;

/// <summary>How far a service reaches.</summary>
public static class ServiceTypes
{
    public const string ClusterIP = "ClusterIP";
    public const string NodePort = "NodePort";
    public const string LoadBalancer = "LoadBalancer";
    public const string ExternalName = "ExternalName";

    /// <summary>The cluster IP of a service that has none on purpose.</summary>
    public const string None = "None";

    public static bool HasClusterIP(string type) => type is ClusterIP or NodePort or LoadBalancer;

    /// <summary>Each port has a port on every node too.</summary>
    public static bool NeedsNodePorts(ServiceSpec spec) =>
        spec.Type == NodePort || (spec.Type == LoadBalancer && spec.AllocateLoadBalancerNodePorts != false);

    /// <summary>A health check port tells the balancer which nodes have endpoints of their own.</summary>
    public static bool NeedsHealthCheck(ServiceSpec spec) => spec is { Type: LoadBalancer, ExternalTrafficPolicy: "Local" };

    public static bool IsHeadless(ServiceSpec spec) =>
        spec.ClusterIP == None || (spec.ClusterIPs.Count > 0 && spec.ClusterIPs[0] == None);

    public static bool IsExternallyReachable(ServiceSpec spec) =>
        spec.Type is LoadBalancer or NodePort || (spec.Type == ClusterIP && !spec.ExternalIPs.IsEmpty);
}
