using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>A webhook that may change objects as they are written.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.MutatingWebhook")]
public sealed partial record MutatingWebhook
{
    /// <summary>Its name, with a domain.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Where it is.</summary>
    [Field("clientConfig", 2, Required = true, Always = true)]
    public WebhookClientConfig ClientConfig { get; init; } = WebhookClientConfig.Empty;

    /// <summary>Which requests.</summary>
    [Field("rules", 3, List = ListType.Atomic)]
    public Items<RuleWithOperations> Rules { get; init; }

    /// <summary>What happens when it cannot be asked: Fail refuses the request, Ignore goes on.</summary>
    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>Labels of namespaces.</summary>
    [Field("namespaceSelector", 5)]
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Whether it does something beside answering: None or NoneOnDryRun.</summary>
    [Field("sideEffects", 6, Required = true, Always = true, Enum = "None|NoneOnDryRun|Some|Unknown")]
    public string? SideEffects { get; init; }

    /// <summary>How long it has; 10 if nothing is said, 30 at most.</summary>
    [Field("timeoutSeconds", 7)]
    public int? TimeoutSeconds { get; init; }

    /// <summary>Versions of the question it understands; the first that is known is used.</summary>
    [Field("admissionReviewVersions", 8, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> AdmissionReviewVersions { get; init; }

    /// <summary>Equivalent asks it about other versions of the resource too, Exact does not.</summary>
    [Field("matchPolicy", 9, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }

    /// <summary>Whether it is asked again when others changed the object: Never or IfNeeded.</summary>
    [Field("reinvocationPolicy", 10, Enum = "IfNeeded|Never")]
    public string? ReinvocationPolicy { get; init; }

    /// <summary>Labels of objects.</summary>
    [Field("objectSelector", 11)]
    public LabelSelector? ObjectSelector { get; init; }

    /// <summary>Further conditions, as CEL expressions.</summary>
    [Field("matchConditions", 12, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }
}
