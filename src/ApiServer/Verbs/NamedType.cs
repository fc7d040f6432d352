using Keles.Api;

namespace Keles.ApiServer;

/// <summary>Whether what a body says it is can be read as the kind that is wanted; parts it does not say are taken from there.</summary>
internal static class NamedType
{
    /// <summary>Why it cannot, in upstream's words; null when it can.</summary>
    public static string? Problem(Kind kind, string apiVersion, string name)
    {
        if (apiVersion.Length == 0) apiVersion = kind.ApiVersion;
        if (name.Length == 0) name = kind.Name;
        if (name == kind.Name && apiVersion == kind.ApiVersion) return null;
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var known = Kinds.ByName(slash < 0 ? "" : apiVersion[..slash], apiVersion[(slash + 1)..], name);
        return known is null
            ? $"no kind \"{name}\" is registered for version \"{apiVersion}\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""
            : $"converting ({known.Version}.{known.Name}) to ({kind.Version}.{kind.Name}): unknown conversion";
    }
}
