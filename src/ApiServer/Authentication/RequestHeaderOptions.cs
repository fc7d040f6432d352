namespace Keles.ApiServer;

/// <summary>Which headers a front proxy names the user in, and which certificate names it may have.</summary>
public sealed record RequestHeaderOptions
{
    public IReadOnlyList<string> UserHeaders { get; init; } = ["X-Remote-User"];

    public IReadOnlyList<string> UidHeaders { get; init; } = ["X-Remote-Uid"];

    public IReadOnlyList<string> GroupHeaders { get; init; } = ["X-Remote-Group"];

    public IReadOnlyList<string> ExtraPrefixes { get; init; } = ["X-Remote-Extra-"];

    /// <summary>Common names of proxies; empty allows every one whose certificate holds.</summary>
    public IReadOnlyList<string> AllowedNames { get; init; } = ["front-proxy-client"];
}
