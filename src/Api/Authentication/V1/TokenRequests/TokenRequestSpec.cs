using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>What token is wanted.</summary>
[ApiType("io.k8s.api.authentication.v1.TokenRequestSpec")]
public sealed partial record TokenRequestSpec
{
    /// <summary>Whom it is for; the API server if nothing is said.</summary>
    [Field("audiences", 1, Always = true, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }

    /// <summary>The object it lives and dies with.</summary>
    [Field("boundObjectRef", 3, Always = true)]
    public BoundObjectReference? BoundObjectRef { get; init; }

    /// <summary>How long it is to be valid; another time may be given.</summary>
    [Field("expirationSeconds", 4, Always = true)]
    public long? ExpirationSeconds { get; init; }
}
