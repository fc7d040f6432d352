using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService", TypeMeta = true)]
public sealed partial record APIService
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public APIServiceSpec Spec { get; init; } = APIServiceSpec.Empty;

    [Field("status", 3)]
    public APIServiceStatus Status { get; init; } = APIServiceStatus.Empty;
}
