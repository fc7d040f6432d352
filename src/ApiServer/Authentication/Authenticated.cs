namespace Keles.ApiServer;

/// <summary>The group of all who showed who they are.</summary>
internal static class Authenticated
{
    public static UserIdentity Mark(UserIdentity user) =>
        user.Name == UserIdentity.Anonymous.Name || user.IsIn(UserIdentity.AllAuthenticated) || user.IsIn(UserIdentity.AllUnauthenticated)
            ? user
            : user with { Groups = user.Groups.Add(UserIdentity.AllAuthenticated) };
}
