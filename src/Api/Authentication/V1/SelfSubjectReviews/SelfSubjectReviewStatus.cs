using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>Who makes the request.</summary>
[ApiType("io.k8s.api.authentication.v1.SelfSubjectReviewStatus")]
public sealed partial record SelfSubjectReviewStatus
{
    /// <summary>The user.</summary>
    [Field("userInfo", 1)]
    public UserInfo UserInfo { get; init; } = UserInfo.Empty;
}
