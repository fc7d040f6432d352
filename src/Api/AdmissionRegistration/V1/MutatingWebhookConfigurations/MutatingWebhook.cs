using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.MutatingWebhook")]
public sealed partial record MutatingWebhook
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("clientConfig", 2, Required = true, Always = true)]
    public WebhookClientConfig ClientConfig { get; init; } = WebhookClientConfig.Empty;

    [Field("rules", 3, List = ListType.Atomic)]
    public Items<RuleWithOperations> Rules { get; init; }

    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    [Field("namespaceSelector", 5)]
    public LabelSelector? NamespaceSelector { get; init; }

    [Field("sideEffects", 6, Required = true, Always = true, Enum = "None|NoneOnDryRun|Some|Unknown")]
    public string? SideEffects { get; init; }

    [Field("timeoutSeconds", 7)]
    public int? TimeoutSeconds { get; init; }

    [Field("admissionReviewVersions", 8, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> AdmissionReviewVersions { get; init; }

    [Field("matchPolicy", 9, Enum = "Equivalent|Exact")]
    public string? MatchPolicy { get; init; }

    [Field("reinvocationPolicy", 10, Enum = "IfNeeded|Never")]
    public string? ReinvocationPolicy { get; init; }

    [Field("objectSelector", 11)]
    public LabelSelector? ObjectSelector { get; init; }

    [Field("matchConditions", 12, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }
}
