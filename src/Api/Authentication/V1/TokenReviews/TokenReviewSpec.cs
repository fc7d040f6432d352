using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>The token in question.</summary>
[ApiType("io.k8s.api.authentication.v1.TokenReviewSpec")]
public sealed partial record TokenReviewSpec
{
    /// <summary>The token itself.</summary>
    [Field("token", 1, Required = true)]
    public string Token { get; init; } = "";

    /// <summary>For whom it should be.</summary>
    [Field("audiences", 2, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }
}
