using Keles.Api;

namespace Keles.ApiServer.Discovery;

/// <summary>A served group version with its kinds.</summary>
public sealed record ServedVersion(string Group, string Version, IReadOnlyList<Kind> Kinds)
{
    public string GroupVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Where it is served: <c>/api/v1</c>, <c>/apis/apps/v1</c>.</summary>
    public string Path => Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
}
