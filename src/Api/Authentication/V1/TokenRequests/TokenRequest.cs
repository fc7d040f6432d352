using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenRequest", TypeMeta = true)]
public sealed partial record TokenRequest
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Always = true)]
    public TokenRequestSpec Spec { get; init; } = TokenRequestSpec.Empty;

    [Field("status", 3)]
    public TokenRequestStatus Status { get; init; } = TokenRequestStatus.Empty;
}
