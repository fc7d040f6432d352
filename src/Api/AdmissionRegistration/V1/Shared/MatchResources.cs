using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.MatchResources", Atomic = true)]
public sealed partial record MatchResources
{
    [Field("namespaceSelector", 1)]
    public LabelSelector? NamespaceSelector { get; init; }

    [Field("objectSelector", 2)]
    public LabelSelector? ObjectSelector { get; init; }

    [Field("resourceRules", 3, List = ListType.Atomic)]
    public Items<NamedRuleWithOperations> ResourceRules { get; init; }

    [Field("excludeResourceRules", 4, List = ListType.Atomic)]
    public Items<NamedRuleWithOperations> ExcludeResourceRules { get; init; }

    [Field("matchPolicy", 7, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }
}
