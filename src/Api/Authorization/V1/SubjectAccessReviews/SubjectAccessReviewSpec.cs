using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>What is asked about whom.</summary>
[ApiType("io.k8s.api.authorization.v1.SubjectAccessReviewSpec")]
public sealed partial record SubjectAccessReviewSpec
{
    /// <summary>About a resource.</summary>
    [Field("resourceAttributes", 1)]
    public ResourceAttributes? ResourceAttributes { get; init; }

    /// <summary>About another path.</summary>
    [Field("nonResourceAttributes", 2)]
    public NonResourceAttributes? NonResourceAttributes { get; init; }

    /// <summary>The user's name.</summary>
    [Field("user", 3)]
    public string User { get; init; } = "";

    /// <summary>His groups.</summary>
    [Field("groups", 4, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    /// <summary>Further facts about him.</summary>
    [Field("extra", 5)]
    public OrderedMap<Items<string>> Extra { get; init; }

    /// <summary>His uid.</summary>
    [Field("uid", 6)]
    public string Uid { get; init; } = "";
}
