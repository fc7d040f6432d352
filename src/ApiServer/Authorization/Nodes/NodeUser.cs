namespace Keles.ApiServer;

/// <summary>Which node a user is, if it is one.</summary>
internal static class NodeUser
{
    public const string Prefix = "system:node:";

    public const string Group = "system:nodes";

    /// <summary>Null for everybody who is no node.</summary>
    public static string? NameOf(UserIdentity user) =>
        user.Name.StartsWith(Prefix, StringComparison.Ordinal) && user.IsIn(Group) ? user.Name[Prefix.Length..] : null;
}
