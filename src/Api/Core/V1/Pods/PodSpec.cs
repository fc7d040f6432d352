using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodSpec")]
public sealed partial record PodSpec
{
    [Field("volumes", 1, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<Volume> Volumes { get; init; }

    [Field("containers", 2, Required = true, Always = true, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Container> Containers { get; init; }

    [Field("restartPolicy", 3, Enum = "Always|Never|OnFailure")]
    public string RestartPolicy { get; init; } = "";

    [Field("terminationGracePeriodSeconds", 4)]
    public long? TerminationGracePeriodSeconds { get; init; }

    [Field("activeDeadlineSeconds", 5)]
    public long? ActiveDeadlineSeconds { get; init; }

    [Field("dnsPolicy", 6, Enum = "ClusterFirst|ClusterFirstWithHostNet|Default|None")]
    public string DnsPolicy { get; init; } = "";

    [Field("nodeSelector", 7, Map = MapType.Atomic)]
    public OrderedMap<string> NodeSelector { get; init; }

    [Field("serviceAccountName", 8)]
    public string ServiceAccountName { get; init; } = "";

    [Field("serviceAccount", 9)]
    public string ServiceAccount { get; init; } = "";

    [Field("nodeName", 10)]
    public string NodeName { get; init; } = "";

    [Field("hostNetwork", 11)]
    public bool HostNetwork { get; init; }

    [Field("hostPID", 12)]
    public bool HostPID { get; init; }

    [Field("hostIPC", 13)]
    public bool HostIPC { get; init; }

    [Field("securityContext", 14)]
    public PodSecurityContext? SecurityContext { get; init; }

    [Field("imagePullSecrets", 15, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<LocalObjectReference> ImagePullSecrets { get; init; }

    [Field("hostname", 16)]
    public string Hostname { get; init; } = "";

    [Field("subdomain", 17)]
    public string Subdomain { get; init; } = "";

    [Field("affinity", 18)]
    public Affinity? Affinity { get; init; }

    [Field("schedulerName", 19)]
    public string SchedulerName { get; init; } = "";

    [Field("initContainers", 20, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Container> InitContainers { get; init; }

    [Field("automountServiceAccountToken", 21)]
    public bool? AutomountServiceAccountToken { get; init; }

    [Field("tolerations", 22, List = ListType.Atomic)]
    public Items<Toleration> Tolerations { get; init; }

    [Field("hostAliases", 23, List = ListType.Map, Keys = "ip", MergeKey = "ip", Strategy = "merge")]
    public Items<HostAlias> HostAliases { get; init; }

    [Field("priorityClassName", 24)]
    public string PriorityClassName { get; init; } = "";

    [Field("priority", 25)]
    public int? Priority { get; init; }

    [Field("dnsConfig", 26)]
    public PodDNSConfig? DnsConfig { get; init; }

    [Field("shareProcessNamespace", 27)]
    public bool? ShareProcessNamespace { get; init; }

    [Field("readinessGates", 28, List = ListType.Atomic)]
    public Items<PodReadinessGate> ReadinessGates { get; init; }

    [Field("runtimeClassName", 29)]
    public string? RuntimeClassName { get; init; }

    [Field("enableServiceLinks", 30)]
    public bool? EnableServiceLinks { get; init; }

    [Field("preemptionPolicy", 31, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }

    [Field("overhead", 32)]
    public OrderedMap<Quantity> Overhead { get; init; }

    [Field("topologySpreadConstraints", 33, List = ListType.Map, Keys = "topologyKey,whenUnsatisfiable", MergeKey = "topologyKey", Strategy = "merge")]
    public Items<TopologySpreadConstraint> TopologySpreadConstraints { get; init; }

    [Field("ephemeralContainers", 34, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<EphemeralContainer> EphemeralContainers { get; init; }

    [Field("setHostnameAsFQDN", 35)]
    public bool? SetHostnameAsFQDN { get; init; }

    [Field("os", 36)]
    public PodOS? Os { get; init; }

    [Field("hostUsers", 37)]
    public bool? HostUsers { get; init; }

    [Field("schedulingGates", 38, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<PodSchedulingGate> SchedulingGates { get; init; }

    [Field("resourceClaims", 39, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<PodResourceClaim> ResourceClaims { get; init; }

    [Field("resources", 40)]
    public ResourceRequirements? Resources { get; init; }

    [Field("hostnameOverride", 41)]
    public string? HostnameOverride { get; init; }

    [Field("schedulingGroup", 43)]
    public PodSchedulingGroup? SchedulingGroup { get; init; }
}
