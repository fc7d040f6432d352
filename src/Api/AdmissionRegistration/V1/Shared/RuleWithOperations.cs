using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Resources and operations.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.RuleWithOperations")]
public sealed partial record RuleWithOperations
{
    /// <summary>CREATE, UPDATE, DELETE, CONNECT or *.</summary>
    [Field("operations", 1, List = ListType.Atomic)]
    public Items<string> Operations { get; init; }

    /// <summary>Groups; * for all.</summary>
    [Field("apiGroups", 1, Via = "2", List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    /// <summary>Versions; * for all.</summary>
    [Field("apiVersions", 2, Via = "2", List = ListType.Atomic)]
    public Items<string> ApiVersions { get; init; }

    /// <summary>Resources, and subresources as pods/status; * for all.</summary>
    [Field("resources", 3, Via = "2", List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    /// <summary>Cluster, Namespaced or *.</summary>
    [Field("scope", 4, Via = "2", Enum = "*|Cluster|Namespaced")]
    public string Scope { get; init; } = "";
}
