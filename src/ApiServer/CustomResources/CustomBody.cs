using Keles.Api.CustomResources;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What the body of a custom object says it is: unlike for built-in kinds, nothing of it is taken from the path.</summary>
internal static class CustomBody
{
    /// <summary>What messages call the object.</summary>
    /// <exception cref="ApiException">It is of something that has nothing to do with this resource.</exception>
    public static string Expect(CustomKind kind, TypeMeta meta)
    {
        var what = $"{meta.Kind} in version {GoQuote.Quote(GroupAndVersion(meta.ApiVersion).Version)}";
        return Problem(kind, meta) is { } problem ? throw ApiErrors.BadRequest($"{what} cannot be handled as a {kind.Name}: {problem}") : what;
    }

    /// <summary>Why the object cannot be brought into any version of this resource; null when it can.</summary>
    public static string? Problem(CustomKind kind, TypeMeta meta)
    {
        var (group, version) = GroupAndVersion(meta.ApiVersion);
        if (group != kind.Group) return $"{group}/{version}, Kind={meta.Kind} is unstructured and is not suitable for converting to {GoQuote.Quote(kind.ApiVersion)}";
        return kind.Resource.AllKinds.Any(k => k.Version == version) ? null : $"request to convert CR from an invalid group/version: {meta.ApiVersion}";
    }

    /// <summary>What is found only when everything else about the body is right.</summary>
    public static void Check(CustomKind kind, TypeMeta meta, string name)
    {
        if (meta.ApiVersion != kind.ApiVersion)
            throw ApiErrors.BadRequest($"the API version in the data ({meta.ApiVersion}) does not match the expected API version ({kind.ApiVersion})");
        CheckKind(kind, meta, name);
    }

    public static void CheckKind(CustomKind kind, TypeMeta meta, string name)
    {
        if (meta.Kind == kind.Name) return;
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("kind"), meta.Kind, $"must be {kind.Name}");
        throw ApiErrors.Invalid(kind, name, errors);
    }

    private static (string Group, string Version) GroupAndVersion(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
    }
}
