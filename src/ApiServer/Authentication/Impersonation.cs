using Keles.Machinery;
using Microsoft.AspNetCore.Http;
using Pki = Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Lets a user act as another, when he may: each name, group, uid and extra value is a right of its own.</summary>
internal sealed class Impersonation(AccessCheck access)
{
    private const string UserHeader = "Impersonate-User";

    private const string GroupHeader = "Impersonate-Group";

    private const string UidHeader = "Impersonate-Uid";

    private const string ExtraPrefix = "Impersonate-Extra-";

    private const string Group = "authentication.k8s.io";

    /// <summary>The user to go on with; the headers are gone afterwards.</summary>
    public async ValueTask<UserIdentity> ApplyAsync(UserIdentity user, IHeaderDictionary headers, CancellationToken cancel)
    {
        if (Wanted(headers) is not { } wanted) return user;
        foreach (var right in RightsFor(user, wanted)) await access.CheckAsync(right, cancel);
        Clear(headers);
        return WithGroups(wanted);
    }

    /// <summary>Null when nobody is to be impersonated.</summary>
    internal static UserIdentity? Wanted(IHeaderDictionary headers)
    {
        var name = headers[UserHeader].Count > 0 ? headers[UserHeader][0] ?? "" : "";
        var groups = headers[GroupHeader].ToArray().OfType<string>().ToItems();
        var uid = headers[UidHeader].Count > 0 ? headers[UidHeader][0] ?? "" : "";
        var extra = default(OrderedMap<Items<string>>);
        foreach (var (header, values) in headers)
        {
            if (!header.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            var key = ExtraKeys.FromHeader(header[ExtraPrefix.Length..]);
            extra = extra.With(key, extra.Get(key).AddRange(values.ToArray().OfType<string>().ToItems()));
        }

        if (name.Length > 0) return new(name, uid, groups, extra);
        if (groups.IsEmpty && uid.Length == 0 && extra.IsEmpty) return null;
        throw ApiErrors.Internal("requested groups, uid or extra fields without impersonating a user");
    }

    internal static IEnumerable<AccessRequest> RightsFor(UserIdentity user, UserIdentity wanted)
    {
        yield return Pki.ServiceAccountUser.TryParse(wanted.Name, out var ns, out var name)
            ? Right(user, "", "serviceaccounts", name, ns)
            : Right(user, "", "users", wanted.Name);
        foreach (var group in wanted.Groups.AsEnumerable()) yield return Right(user, "", "groups", group);
        foreach (var (key, values) in wanted.Extra)
        {
            foreach (var value in values.AsEnumerable()) yield return Right(user, Group, "userextras", value, subresource: key);
        }

        if (wanted.Uid.Length > 0) yield return Right(user, Group, "uids", wanted.Uid);
    }

    private static AccessRequest Right(UserIdentity user, string group, string resource, string name, string ns = "", string subresource = "") =>
        AccessRequest.ForResource(user, "impersonate", group, resource, ns, name, subresource) with { Version = group.Length > 0 ? "v1" : "" };

    /// <summary>A service account brings its groups unless others are named; everybody is authenticated or not.</summary>
    private static UserIdentity WithGroups(UserIdentity wanted)
    {
        var groups = wanted.Groups;
        if (groups.IsEmpty && Pki.ServiceAccountUser.TryParse(wanted.Name, out var ns, out _)) groups = ServiceAccountGroups.Of(ns);
        if (wanted.Name == UserIdentity.Anonymous.Name)
        {
            if (!groups.Contains(UserIdentity.AllUnauthenticated)) groups = groups.Add(UserIdentity.AllUnauthenticated);
        }
        else if (!groups.Contains(UserIdentity.AllAuthenticated) && !groups.Contains(UserIdentity.AllUnauthenticated))
        {
            groups = groups.Add(UserIdentity.AllAuthenticated);
        }

        return wanted with { Groups = groups };
    }

    private static void Clear(IHeaderDictionary headers)
    {
        headers.Remove(UserHeader);
        headers.Remove(GroupHeader);
        headers.Remove(UidHeader);
        foreach (var name in headers.Keys.Where(static k => k.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase)).ToArray()) headers.Remove(name);
    }
}
