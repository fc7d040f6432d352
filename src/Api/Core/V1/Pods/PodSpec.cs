using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a pod is to be.</summary>
[ApiType("io.k8s.api.core.v1.PodSpec")]
public sealed partial record PodSpec
{
    /// <summary>Volumes that the containers can mount.</summary>
    [Field("volumes", 1, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<Volume> Volumes { get; init; }

    /// <summary>The containers; at least one. None can be added or removed later.</summary>
    [Field("containers", 2, Required = true, Always = true, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Container> Containers { get; init; }

    /// <summary>Whether containers are started again when they end. Always if nothing is said.</summary>
    [Field("restartPolicy", 3, Enum = "Always|Never|OnFailure")]
    public string RestartPolicy { get; init; } = "";

    /// <summary>How many seconds the processes have between the request to end and being killed; 30 if nothing is said.</summary>
    [Field("terminationGracePeriodSeconds", 4)]
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>How many seconds the pod may be active before it is ended and counts as failed.</summary>
    [Field("activeDeadlineSeconds", 5)]
    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary>Where names are looked up: at the cluster's DNS, as the node does, or only as dnsConfig says.</summary>
    [Field("dnsPolicy", 6, Enum = "ClusterFirst|ClusterFirstWithHostNet|Default|None")]
    public string DnsPolicy { get; init; } = "";

    /// <summary>Labels that the node must have.</summary>
    [Field("nodeSelector", 7, Map = MapType.Atomic)]
    public OrderedMap<string> NodeSelector { get; init; }

    /// <summary>The account as which the pod speaks to the API.</summary>
    [Field("serviceAccountName", 8)]
    public string ServiceAccountName { get; init; } = "";

    /// <summary>An old name of serviceAccountName.</summary>
    [Field("serviceAccount", 9)]
    public string ServiceAccount { get; init; } = "";

    /// <summary>The node the pod runs on. Set by the scheduler; set by hand it passes the scheduler over.</summary>
    [Field("nodeName", 10)]
    public string NodeName { get; init; } = "";

    /// <summary>Use the node's network instead of one of its own.</summary>
    [Field("hostNetwork", 11)]
    public bool HostNetwork { get; init; }

    /// <summary>See the node's processes.</summary>
    [Field("hostPID", 12)]
    public bool HostPID { get; init; }

    /// <summary>Share the node's interprocess communication.</summary>
    [Field("hostIPC", 13)]
    public bool HostIPC { get; init; }

    /// <summary>Rights that all containers share.</summary>
    [Field("securityContext", 14)]
    public PodSecurityContext? SecurityContext { get; init; }

    /// <summary>Secrets of the namespace with passwords for image registries.</summary>
    [Field("imagePullSecrets", 15, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<LocalObjectReference> ImagePullSecrets { get; init; }

    /// <summary>The host name inside; by default the pod's name.</summary>
    [Field("hostname", 16)]
    public string Hostname { get; init; } = "";

    /// <summary>With a headless service of this name the pod has the DNS name hostname.subdomain.namespace.svc and the cluster's domain.</summary>
    [Field("subdomain", 17)]
    public string Subdomain { get; init; } = "";

    /// <summary>Which nodes are wanted, and near which other pods or away from which.</summary>
    [Field("affinity", 18)]
    public Affinity? Affinity { get; init; }

    /// <summary>The scheduler that places the pod; the default one if nothing is said.</summary>
    [Field("schedulerName", 19)]
    public string SchedulerName { get; init; } = "";

    /// <summary>Containers that run to their end, one after the other, before the others start. With restartPolicy Always one keeps running beside them.</summary>
    [Field("initContainers", 20, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Container> InitContainers { get; init; }

    /// <summary>Whether the account's token is mounted into the containers.</summary>
    [Field("automountServiceAccountToken", 21)]
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Taints of nodes that the pod puts up with.</summary>
    [Field("tolerations", 22, List = ListType.Atomic)]
    public Items<Toleration> Tolerations { get; init; }

    /// <summary>Entries for the hosts file.</summary>
    [Field("hostAliases", 23, List = ListType.Map, Keys = "ip", MergeKey = "ip", Strategy = "merge")]
    public Items<HostAlias> HostAliases { get; init; }

    /// <summary>The class that sets the pod's priority.</summary>
    [Field("priorityClassName", 24)]
    public string PriorityClassName { get; init; } = "";

    /// <summary>The priority: a pod of higher priority may drive others out. Set from the class.</summary>
    [Field("priority", 25)]
    public int? Priority { get; init; }

    /// <summary>Resolver settings added to those of dnsPolicy.</summary>
    [Field("dnsConfig", 26)]
    public PodDNSConfig? DnsConfig { get; init; }

    /// <summary>All containers see each other's processes.</summary>
    [Field("shareProcessNamespace", 27)]
    public bool? ShareProcessNamespace { get; init; }

    /// <summary>Further conditions for the pod to be ready.</summary>
    [Field("readinessGates", 28, List = ListType.Atomic)]
    public Items<PodReadinessGate> ReadinessGates { get; init; }

    /// <summary>The class of container runtime.</summary>
    [Field("runtimeClassName", 29)]
    public string? RuntimeClassName { get; init; }

    /// <summary>Whether services of the namespace are told as environment variables; true if nothing is said.</summary>
    [Field("enableServiceLinks", 30)]
    public bool? EnableServiceLinks { get; init; }

    /// <summary>Whether pods of lower priority may be removed to make room: PreemptLowerPriority or Never.</summary>
    [Field("preemptionPolicy", 31, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }

    /// <summary>What running the pod costs beside its containers. Set from the runtime class.</summary>
    [Field("overhead", 32)]
    public OrderedMap<Quantity> Overhead { get; init; }

    /// <summary>How the pods of a set are spread over zones, nodes or the like.</summary>
    [Field("topologySpreadConstraints", 33, List = ListType.Map, Keys = "topologyKey,whenUnsatisfiable", MergeKey = "topologyKey", Strategy = "merge")]
    public Items<TopologySpreadConstraint> TopologySpreadConstraints { get; init; }

    /// <summary>Containers added to the running pod to look into it; only by the ephemeralcontainers subresource.</summary>
    [Field("ephemeralContainers", 34, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<EphemeralContainer> EphemeralContainers { get; init; }

    /// <summary>Use the full DNS name as host name.</summary>
    [Field("setHostnameAsFQDN", 35)]
    public bool? SetHostnameAsFQDN { get; init; }

    /// <summary>The operating system of the containers.</summary>
    [Field("os", 36)]
    public PodOS? Os { get; init; }

    /// <summary>Use the node's user namespace; when false, user 0 inside is nobody outside.</summary>
    [Field("hostUsers", 37)]
    public bool? HostUsers { get; init; }

    /// <summary>Reasons not to schedule the pod yet; they can only be removed.</summary>
    [Field("schedulingGates", 38, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<PodSchedulingGate> SchedulingGates { get; init; }

    /// <summary>Claims for devices.</summary>
    [Field("resourceClaims", 39, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<PodResourceClaim> ResourceClaims { get; init; }

    /// <summary>Resources that all containers of the pod share.</summary>
    [Field("resources", 40)]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>The host name inside, in place of every other rule.</summary>
    [Field("hostnameOverride", 41)]
    public string? HostnameOverride { get; init; }

    /// <summary>The group of pods that is scheduled as a whole.</summary>
    [Field("schedulingGroup", 43)]
    public PodSchedulingGroup? SchedulingGroup { get; init; }
}
