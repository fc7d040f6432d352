using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.NamedRuleWithOperations", Atomic = true)]
public sealed partial record NamedRuleWithOperations
{
    [Field("resourceNames", 1, List = ListType.Atomic)]
    public Items<string> ResourceNames { get; init; }

    [Field("operations", 1, Via = "2", List = ListType.Atomic)]
    public Items<string> Operations { get; init; }

    [Field("apiGroups", 1, Via = "2.2", List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    [Field("apiVersions", 2, Via = "2.2", List = ListType.Atomic)]
    public Items<string> ApiVersions { get; init; }

    [Field("resources", 3, Via = "2.2", List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    [Field("scope", 4, Via = "2.2", Enum = "*|Cluster|Namespaced")]
    public string Scope { get; init; } = "";
}
