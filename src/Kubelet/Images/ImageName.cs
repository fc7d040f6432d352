using System.Text.RegularExpressions;

namespace Keles.Kubelet.Images;

/// <summary>An image reference as a pod writes it: [host[:port]/]path[:tag][@digest].</summary>
/// <param name="Text">As written, with the tag that is understood when neither tag nor digest is given.</param>
/// <param name="Registry">The host that has it.</param>
/// <param name="Repository">The path on that host.</param>
internal sealed partial record ImageName(string Text, string Registry, string Repository)
{
    private const string DefaultRegistry = "docker.io";
    private const string DefaultTag = "latest";
    private const int MaxPath = 255;

    /// <summary>Null with upstream's words for what is wrong.</summary>
    public static ImageName? Parse(string text, out string error)
    {
        error = "";
        var match = Reference().Match(text);
        if (!match.Success || match.Groups["path"].Length > MaxPath)
        {
            error = $"couldn't parse image name \"{text}\": {Problem(text)}";
            return null;
        }
        var host = match.Groups["host"].Value;
        var path = match.Groups["path"].Value;
        if (host.Length > 0 && host != "localhost" && !host.Contains('.', StringComparison.Ordinal) && !host.Contains(':', StringComparison.Ordinal) && !host.Any(char.IsUpper))
        {
            (host, path) = ("", $"{host}/{path}");
        }
        var full = match.Groups["tag"].Success || match.Groups["digest"].Success ? text : $"{text}:{DefaultTag}";
        return new ImageName(full, host.Length > 0 ? host : DefaultRegistry, host.Length > 0 || path.Contains('/', StringComparison.Ordinal) ? path : $"library/{path}");
    }

    private static string Problem(string text) => text.Any(char.IsUpper) && Reference().IsMatch(text.ToLowerInvariant())
        ? "invalid reference format: repository name must be lowercase"
        : "invalid reference format";

    [GeneratedRegex("""
        ^((?<host>(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[a-fA-F0-9:]+\])(?::[0-9]+)?)/)?
        (?<path>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)
        (:(?<tag>[\w][\w.-]{0,127}))?
        (@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
