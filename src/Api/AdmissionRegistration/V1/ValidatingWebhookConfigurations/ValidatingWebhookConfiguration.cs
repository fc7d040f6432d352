using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Webhooks that may refuse requests.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration", TypeMeta = true)]
public sealed partial record ValidatingWebhookConfiguration
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The webhooks.</summary>
    [Field("webhooks", 2, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<ValidatingWebhook> Webhooks { get; init; }
}
