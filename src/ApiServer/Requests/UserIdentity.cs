using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Who makes a request: what authentication found, or who is impersonated.</summary>
public sealed record UserIdentity(string Name, string Uid = "", Items<string> Groups = default, OrderedMap<Items<string>> Extra = default)
{
    public const string AllAuthenticated = "system:authenticated";

    public const string AllUnauthenticated = "system:unauthenticated";

    public const string Masters = "system:masters";

    public static UserIdentity Anonymous { get; } = new("system:anonymous", Groups: [AllUnauthenticated]);

    /// <summary>The server itself, for what it must do at its own start.</summary>
    public static UserIdentity ApiServer { get; } = new("system:apiserver", Groups: [Masters, AllAuthenticated]);

    public bool IsIn(string group) => Groups.Contains(group);
}
