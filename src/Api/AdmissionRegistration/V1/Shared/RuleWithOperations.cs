using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.RuleWithOperations")]
public sealed partial record RuleWithOperations
{
    [Field("operations", 1, List = ListType.Atomic)]
    public Items<string> Operations { get; init; }

    [Field("apiGroups", 1, Via = "2", List = ListType.Atomic)]
    public Items<string> ApiGroups { get; init; }

    [Field("apiVersions", 2, Via = "2", List = ListType.Atomic)]
    public Items<string> ApiVersions { get; init; }

    [Field("resources", 3, Via = "2", List = ListType.Atomic)]
    public Items<string> Resources { get; init; }

    [Field("scope", 4, Via = "2", Enum = "*|Cluster|Namespaced")]
    public string Scope { get; init; } = "";
}
