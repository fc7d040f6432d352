using System.Diagnostics.CodeAnalysis;

namespace Keles.Pki;

/// <summary>The user name of a service account.</summary>
public static class ServiceAccountUser
{
    public const string Prefix = "system:serviceaccount:";

    public static string Name(string @namespace, string name) => $"{Prefix}{@namespace}:{name}";

    public static bool TryParse(
        string user, [NotNullWhen(true)] out string? @namespace, [NotNullWhen(true)] out string? name)
    {
        ArgumentNullException.ThrowIfNull(user);
        (@namespace, name) = (null, null);
        if (!user.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = user[Prefix.Length..].Split(':');
        if (parts is not [{ Length: > 0 } inside, { Length: > 0 } account])
        {
            return false;
        }

        (@namespace, name) = (inside, account);
        return true;
    }
}
