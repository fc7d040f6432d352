using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.UserInfo")]
public sealed partial record UserInfo
{
    [Field("username", 1)]
    public string Username { get; init; } = "";

    [Field("uid", 2)]
    public string Uid { get; init; } = "";

    [Field("groups", 3, List = ListType.Atomic)]
    public Items<string> Groups { get; init; }

    [Field("extra", 4)]
    public OrderedMap<Items<string>> Extra { get; init; }
}
