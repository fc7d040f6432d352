using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Api.Networking.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;
using EndpointPort = Keles.Api.Core.V1.EndpointPort;

namespace Keles.ApiServer;

/// <summary>The objects beside roles that a cluster has from the start.</summary>
internal static class SystemObjects
{
    public const string AuthenticationMap = "extension-apiserver-authentication";

    private const string PortName = "https";

    private const int DnsPort = 53;

    private const string Since = "since";

    private const string DateFormat = "yyyy-MM-dd";

    public static IEnumerable<Namespace> Namespaces { get; } =
        [.. new[] { "default", "kube-system", "kube-public", "kube-node-lease" }.Select(static n => new Namespace { Metadata = new ObjectMeta { Name = n } })];

    /// <summary>How aggregated API servers recognize users: read by each of them at its start.</summary>
    public static ConfigMap AuthenticationConfig(BootstrapOptions options)
    {
        var data = OrderedMap<string>.Empty;
        if (options.ClientAuthorities.Length > 0) data = data.With("client-ca-file", options.ClientAuthorities);
        if (options.RequestHeaderAuthorities.Length > 0)
        {
            var headers = options.RequestHeaders;
            data = data
                .With("requestheader-client-ca-file", options.RequestHeaderAuthorities)
                .With("requestheader-username-headers", List(headers.UserHeaders))
                .With("requestheader-uid-headers", List(headers.UidHeaders))
                .With("requestheader-group-headers", List(headers.GroupHeaders))
                .With("requestheader-extra-headers-prefix", List(headers.ExtraPrefixes))
                .With("requestheader-allowed-names", List(headers.AllowedNames));
        }

        return new ConfigMap { Metadata = new ObjectMeta { Name = AuthenticationMap, Namespace = "kube-system" }, Data = data };
    }

    /// <summary>Since when the uses of tokens in secrets are noted: one that no use is noted of was not used since then.</summary>
    public static ConfigMap TokenTracking(DateTimeOffset now) => new()
    {
        Metadata = new ObjectMeta { Name = "kube-apiserver-legacy-service-account-token-tracking", Namespace = "kube-system" },
        Data = OrderedMap<string>.Of((Since, now.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture))),
    };

    /// <summary>A day that is one stays; what somebody made of it otherwise begins anew.</summary>
    public static ConfigMap TokenTracking(ConfigMap found, ConfigMap wanted) =>
        DateOnly.TryParseExact(found.Data.Get(Since), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? found : found with { Data = wanted.Data };

    public static Service KubernetesService(BootstrapOptions options) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = "kubernetes",
            Namespace = "default",
            Labels = OrderedMap<string>.Of(("component", "apiserver"), ("provider", "kubernetes")),
        },
        Spec = ServiceSpec.Empty with
        {
            ClusterIP = options.ServiceAddress.ToString(),
            ClusterIPs = [options.ServiceAddress.ToString()],
            Type = "ClusterIP",
            SessionAffinity = "None",
            Ports = [new ServicePort { Name = PortName, Protocol = "TCP", Port = options.ServicePort, TargetPort = options.Port }],
        },
    };

    public static Endpoints KubernetesEndpoints(BootstrapOptions options) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = "kubernetes",
            Namespace = "default",
            // The server writes the slice itself, so nobody shall mirror this into another.
            Labels = OrderedMap<string>.Of(("endpointslice.kubernetes.io/skip-mirror", "true")),
        },
        Subsets =
        [
            new EndpointSubset
            {
                Addresses = options.Reachable.Select(static a => new EndpointAddress { Ip = a.ToString() }).ToItems(),
                Ports = [new EndpointPort { Name = PortName, Port = options.Port, Protocol = "TCP" }],
            },
        ],
    };

    public static EndpointSlice KubernetesSlice(BootstrapOptions options) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = "kubernetes",
            Namespace = "default",
            Labels = OrderedMap<string>.Of(("kubernetes.io/service-name", "kubernetes")),
        },
        AddressType = options.Reachable[0].AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IPv6" : "IPv4",
        Endpoints = options.Reachable
            .Where(a => a.AddressFamily == options.Reachable[0].AddressFamily)
            .Select(static a => new Endpoint { Addresses = [a.ToString()], Conditions = EndpointConditions.Empty with { Ready = true } }).ToItems(),
        Ports = [new Api.Discovery.V1.EndpointPort { Name = PortName, Port = options.Port, Protocol = "TCP" }],
    };

    /// <summary>Without a selector: every node answers for itself, and the slices list those that do.</summary>
    public static Service DnsService(System.Net.IPAddress address) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = "kube-dns",
            Namespace = "kube-system",
            Labels = OrderedMap<string>.Of(("k8s-app", "kube-dns"), ("kubernetes.io/cluster-service", "true"), ("kubernetes.io/name", "CoreDNS")),
        },
        Spec = ServiceSpec.Empty with
        {
            ClusterIP = address.ToString(),
            ClusterIPs = [address.ToString()],
            Type = "ClusterIP",
            SessionAffinity = "None",
            InternalTrafficPolicy = "Local",
            Ports =
            [
                new ServicePort { Name = "dns", Protocol = "UDP", Port = DnsPort, TargetPort = DnsPort },
                new ServicePort { Name = "dns-tcp", Protocol = "TCP", Port = DnsPort, TargetPort = DnsPort },
            ],
        },
    };

    public static ServiceCIDR ServiceRange(BootstrapOptions options) => new()
    {
        Metadata = new ObjectMeta { Name = "kubernetes" },
        Spec = new ServiceCIDRSpec { Cidrs = [options.ServiceRange] },
    };

    public static Condition ServiceRangeReady(DateTimeOffset now) => new()
    {
        Type = "Ready",
        Status = "True",
        LastTransitionTime = Time.From(now),
        Message = "Kubernetes Service CIDR is ready",
    };

    /// <summary>Directories of the node that the first pod is sent to.</summary>
    public static StorageClass LocalPathClass { get; } = new()
    {
        Metadata = new ObjectMeta { Name = "standard", Annotations = OrderedMap<string>.Of(("storageclass.kubernetes.io/is-default-class", "true")) },
        Provisioner = "keles.io/local-path",
        ReclaimPolicy = "Delete",
        VolumeBindingMode = "WaitForFirstConsumer",
    };

    private static string List(IReadOnlyList<string> values) => $"[{string.Join(",", values.Select(GoQuote.Quote))}]";
}
