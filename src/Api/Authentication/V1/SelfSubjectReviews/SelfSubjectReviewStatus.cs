using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.SelfSubjectReviewStatus")]
public sealed partial record SelfSubjectReviewStatus
{
    [Field("userInfo", 1)]
    public UserInfo UserInfo { get; init; } = UserInfo.Empty;
}
