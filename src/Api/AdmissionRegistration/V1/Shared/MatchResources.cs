using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Which requests.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.MatchResources", Atomic = true)]
public sealed partial record MatchResources
{
    /// <summary>Labels of namespaces.</summary>
    [Field("namespaceSelector", 1)]
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Labels of objects.</summary>
    [Field("objectSelector", 2)]
    public LabelSelector? ObjectSelector { get; init; }

    /// <summary>Resources and operations.</summary>
    [Field("resourceRules", 3, List = ListType.Atomic)]
    public Items<NamedRuleWithOperations> ResourceRules { get; init; }

    /// <summary>Resources and operations that are left out.</summary>
    [Field("excludeResourceRules", 4, List = ListType.Atomic)]
    public Items<NamedRuleWithOperations> ExcludeResourceRules { get; init; }

    /// <summary>Equivalent means other versions of the resource too, Exact does not.</summary>
    [Field("matchPolicy", 7, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }
}
