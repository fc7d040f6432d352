using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenReviewSpec")]
public sealed partial record TokenReviewSpec
{
    [Field("token", 1, Required = true)]
    public string Token { get; init; } = "";

    [Field("audiences", 2, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }
}
