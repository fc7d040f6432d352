using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.SubjectAccessReviewSpec")]
public sealed partial record SubjectAccessReviewSpec
{
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }

    [Field("user", 3)]
    public string User { get; init; } = "";

    [Field("groups", 4, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    [Field("extra", 5)]
    public OrderedMap<Items<string>> Extra { get; init; }

    [Field("uid", 6)]
    public string Uid { get; init; } = "";
}
