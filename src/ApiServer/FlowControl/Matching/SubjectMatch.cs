using Keles.Api.FlowControl.V1;

namespace Keles.ApiServer.FlowControl;

/// <summary>Whether a rule speaks of somebody.</summary>
internal static class SubjectMatch
{
    private const string Everybody = "*";

    private const string AccountPrefix = "system:serviceaccount:";

    public static bool Matches(Subject subject, UserIdentity user) => subject.Kind switch
    {
        "User" => subject.User is { } u && (u.Name == Everybody || u.Name == user.Name),
        "Group" => subject.Group is { } g && (g.Name == Everybody || user.IsIn(g.Name)),
        "ServiceAccount" => subject.ServiceAccount is { } a && IsAccount(a, user.Name),
        _ => false,
    };

    /// <summary>The account's user name is <c>system:serviceaccount:NAMESPACE:NAME</c>; compared piece by piece, so that nothing is put together for each request.</summary>
    private static bool IsAccount(ServiceAccountSubject account, string name)
    {
        if (!name.StartsWith(AccountPrefix, StringComparison.Ordinal)) return false;
        var rest = name.AsSpan(AccountPrefix.Length);
        if (rest.Length <= account.Namespace.Length || !rest.StartsWith(account.Namespace, StringComparison.Ordinal) || rest[account.Namespace.Length] != ':') return false;
        rest = rest[(account.Namespace.Length + 1)..];
        return account.Name == Everybody ? rest.Length > 0 && !rest.Contains(':') : rest.SequenceEqual(account.Name);
    }
}
