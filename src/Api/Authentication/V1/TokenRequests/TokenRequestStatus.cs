using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenRequestStatus")]
public sealed partial record TokenRequestStatus
{
    [Field("token", 1, Always = true)]
    public string Token { get; init; } = "";

    [Field("expirationTimestamp", 2, Always = true)]
    public Time ExpirationTimestamp { get; init; }
}
