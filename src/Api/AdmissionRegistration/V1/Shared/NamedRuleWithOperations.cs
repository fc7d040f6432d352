using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Resources, operations and names.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.NamedRuleWithOperations", Atomic = true)]
public sealed partial record NamedRuleWithOperations
{
    /// <summary>Names of objects; all if nothing is said.</summary>
    [Field("resourceNames", 1, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }

    /// <summary>CREATE, UPDATE, DELETE, CONNECT or *.</summary>
    [Field("operations", 1, Via = "2", List = ListType.Atomic)]
    public Items<string> Operations { get; init; }

    /// <summary>Groups; * for all.</summary>
    [Field("apiGroups", 1, Via = "2.2", List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    /// <summary>Versions; * for all.</summary>
    [Field("apiVersions", 2, Via = "2.2", List = ListType.Atomic)]
    public Items<string> ApiVersions { get; init; }

    /// <summary>Resources, and subresources as pods/status; * for all.</summary>
    [Field("resources", 3, Via = "2.2", List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    /// <summary>Cluster, Namespaced or *.</summary>
    [Field("scope", 4, Via = "2.2", Enum = "*|Cluster|Namespaced")]
    public string Scope { get; init; } = "";
}
