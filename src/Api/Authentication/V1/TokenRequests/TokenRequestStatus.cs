using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>The token.</summary>
[ApiType("io.k8s.api.authentication.v1.TokenRequestStatus")]
public sealed partial record TokenRequestStatus
{
    /// <summary>The token itself.</summary>
    [Field("token", 1, Always = true)]
    public string Token { get; init; } = "";

    /// <summary>Until when it is valid.</summary>
    [Field("expirationTimestamp", 2, Always = true)]
    public Time ExpirationTimestamp { get; init; }
}
