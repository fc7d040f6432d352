using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>What is known of a user.</summary>
[ApiType("io.k8s.api.authentication.v1.UserInfo")]
public sealed partial record UserInfo
{
    /// <summary>The name.</summary>
    [Field("username", 1)]
    public string Username { get; init; } = "";

    /// <summary>An id that no one else ever has.</summary>
    [Field("uid", 2)]
    public string Uid { get; init; } = "";

    /// <summary>The groups.</summary>
    [Field("groups", 3, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    /// <summary>Further facts by name.</summary>
    [Field("extra", 4)]
    public OrderedMap<Items<string>> Extra { get; init; }
}
