using System.Text.RegularExpressions;

namespace Keles.Api.Core.V1;

/// <summary>An image's name in its parts: <c>registry.example.com/team/app:1.2@sha256:…</c>.</summary>
/// <param name="Repository">With the registry, which is Docker's when the name tells none.</param>
/// <param name="Tag"><c>latest</c> when the name has neither tag nor digest; else empty when it has none.</param>
/// <param name="Digest">Empty when the name has none.</param>
public sealed partial record ImageName(string Repository, string Tag, string Digest)
{
    private const string Latest = "latest";
    private const string DockerRegistry = "docker.io";
    private const string DockerOfficial = "library/";
    private const int LongestRepository = 255;

    /// <summary>Null when the text is no image's name.</summary>
    public static ImageName? Parse(string text)
    {
        // A bare id would be taken for a name.
        if (Id().IsMatch(text)) return null;
        var match = Reference().Match(Normalized(text));
        if (!match.Success || match.Groups["path"].Length > LongestRepository) return null;
        var (tag, digest) = (match.Groups["tag"].Value, match.Groups["digest"].Value);
        return new($"{match.Groups["registry"].Value}/{match.Groups["path"].Value}", tag.Length + digest.Length == 0 ? Latest : tag, digest);
    }

    /// <summary>The name that a runtime pulls by: the digest stands above the tag.</summary>
    public override string ToString() => Repository + (Tag.Length > 0 ? ":" + Tag : "") + (Digest.Length > 0 ? "@" + Digest : "");

    /// <summary>The first part is a registry only when it looks like a host: a dot, a port, capitals, or localhost.</summary>
    private static string Normalized(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : text[..slash];
        var isRegistry = first.AsSpan().ContainsAny('.', ':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        if (slash > 0 && isRegistry && first != "index.docker.io") return first == DockerRegistry ? Official(text[(slash + 1)..]) : text;
        return Official(slash > 0 && isRegistry ? text[(slash + 1)..] : text);
    }

    private static string Official(string path) => $"{DockerRegistry}/{(path.Contains('/', StringComparison.Ordinal) ? "" : DockerOfficial)}{path}";

    [GeneratedRegex("^[a-f0-9]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex(
        @"^(?<registry>(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?)"
        + @"/(?<path>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)"
        + @"(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
