using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Network.Tests.Vocabulary;

internal static class AService
{
    public static Service Named(string name, string clusterIP, string ns = "default") => new()
    {
        Metadata = new ObjectMeta { Namespace = ns, Name = name },
        Spec = new ServiceSpec { Type = "ClusterIP", ClusterIP = clusterIP, ClusterIPs = [clusterIP], Ports = [] },
    };

    public static Service Headless(string name, string ns = "default") => Named(name, "None", ns);

    public static Service Alias(string name, string target, string ns = "default") => new()
    {
        Metadata = new ObjectMeta { Namespace = ns, Name = name },
        Spec = new ServiceSpec { Type = "ExternalName", ExternalName = target },
    };

    public static Service Port(this Service service, int port, string name = "", string protocol = "TCP", int nodePort = 0) => service with
    {
        Spec = service.Spec with
        {
            Type = nodePort > 0 && service.Spec.Type == "ClusterIP" ? "NodePort" : service.Spec.Type,
            Ports = service.Spec.Ports.Add(new ServicePort { Name = name, Port = port, Protocol = protocol, NodePort = nodePort }),
        },
    };

    public static Service With(this Service service, Func<ServiceSpec, ServiceSpec> change) => service with { Spec = change(service.Spec) };

    public static Service Affinity(this Service service, int seconds) => service.With(s => s with
    {
        SessionAffinity = "ClientIP",
        SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = seconds } },
    });

    public static Service Balanced(this Service service, string address, params Items<string> sourceRanges) =>
        service.With(s => s with { Type = "LoadBalancer", LoadBalancerSourceRanges = sourceRanges }) with
        {
            Status = new ServiceStatus { LoadBalancer = new LoadBalancerStatus { Ingress = [new LoadBalancerIngress { Ip = address }] } },
        };
}
