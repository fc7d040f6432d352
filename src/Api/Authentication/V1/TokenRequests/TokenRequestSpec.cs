using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenRequestSpec")]
public sealed partial record TokenRequestSpec
{
    [Field("audiences", 1, Always = true, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }

    [Field("boundObjectRef", 3, Always = true)]
    public BoundObjectReference? BoundObjectRef { get; init; }

    [Field("expirationSeconds", 4, Always = true)]
    public long? ExpirationSeconds { get; init; }
}
