namespace Keles.ApiServer.Oidc;

/// <summary>Whether requests without credentials are let in as <c>system:anonymous</c>.</summary>
/// <param name="Paths">Only those for these paths; for all when it is empty.</param>
public sealed record AnonymousConfiguration(bool Enabled, params IReadOnlyList<string> Paths)
{
    public bool Allows(string path) => Enabled && (Paths.Count == 0 || Paths.Contains(path, StringComparer.Ordinal));
}
