using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenReviewStatus")]
public sealed partial record TokenReviewStatus
{
    [Field("authenticated", 1)]
    public bool Authenticated { get; init; }

    [Field("user", 2)]
    public UserInfo User { get; init; } = UserInfo.Empty;

    [Field("error", 3)]
    public string Error { get; init; } = "";

    [Field("audiences", 4, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }
}
