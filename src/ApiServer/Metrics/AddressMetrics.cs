using System.Net;
using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>What is told of the addresses and ports that services get, and of pod security, under upstream's names.</summary>
internal static class AddressMetrics
{
    public static readonly ObservedFamily Allocated = MetricNames.Observed(MetricType.Gauge, "kube_apiserver_clusterip_allocator_allocated_ips", "Addresses that services have, by range.", "cidr");

    public static readonly ObservedFamily Available = MetricNames.Observed(MetricType.Gauge, "kube_apiserver_clusterip_allocator_available_ips", "Addresses that are free, by range.", "cidr");

    public static readonly CounterFamily Allocations = MetricNames.Counter("kube_apiserver_clusterip_allocator_allocation_total", "Addresses given out, by range and by whether they were chosen.", "cidr", "scope");

    public static readonly HistogramFamily AllocationTime = MetricNames.Histogram("kube_apiserver_clusterip_allocator_allocation_duration_seconds", "How long giving out an address took in seconds.", [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5], "cidr");

    public static readonly ObservedFamily AllocatedPorts = MetricNames.Observed(MetricType.Gauge, "kube_apiserver_nodeport_allocator_allocated_ports", "Ports on nodes that services have.");

    public static readonly ObservedFamily AvailablePorts = MetricNames.Observed(MetricType.Gauge, "kube_apiserver_nodeport_allocator_available_ports", "Ports on nodes that are free.");

    public static readonly CounterFamily RepairErrors = MetricNames.Counter("apiserver_nodeport_repair_reconcile_errors_total", "Times the ports on nodes could not be put in order.");

    public static readonly CounterFamily PodSecurityEvaluations = MetricNames.Counter("pod_security_evaluations_total", "Pods and workloads compared with their namespace's level.", "decision", "policy_level", "policy_version", "mode", "request_operation", "resource", "subresource");

    public static readonly CounterFamily PodSecurityExemptions = MetricNames.Counter("pod_security_exemptions_total", "Pods and workloads that were not compared.", "request_operation", "resource", "subresource");

    /// <summary>Tells what is taken and what is free, until what is returned are disposed.</summary>
    public static IReadOnlyList<IDisposable> Tell(ObjectStore store, ServiceRanges ranges) =>
    [
        Allocated.From(() => ranges.Addresses.Select(n => ((string[])[n.ToString()], (double)Taken(store, n)))),
        Available.From(() => ranges.Addresses.Select(n => ((string[])[n.ToString()], Size(n) - Taken(store, n)))),
        AllocatedPorts.From(() => [([], Ports(store))]),
        AvailablePorts.From(() => [([], ranges.LastNodePort - ranges.FirstNodePort + 1 - Ports(store))]),
    ];

    private static int Taken(ObjectStore store, IPNetwork range) =>
        store.List(IPAddressKind.Kind, "").Items().Count(o => System.Net.IPAddress.TryParse(o.Metadata.Name, out var address) && range.Contains(address));

    private static double Size(IPNetwork range) => Math.Pow(2, (range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? 128 : 32) - range.PrefixLength) - 2;

    private static int Ports(ObjectStore store) => store.List(ServiceKind.Kind, "").Items().Sum(static o => ((Service)o.Object).Spec.Ports.Count(static p => p.NodePort > 0));
}
