using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration", TypeMeta = true)]
public sealed partial record ValidatingWebhookConfiguration
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("webhooks", 2, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<ValidatingWebhook> Webhooks { get; init; }
}
