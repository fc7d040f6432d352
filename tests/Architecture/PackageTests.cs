using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Keles.Architecture.Tests;

/// <summary>Packages are pinned in one place and each is there for a reason that is written down.</summary>
public sealed partial class PackageTests
{
    private static readonly List<(string Name, string Version)> Pinned =
        [.. XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => (p.Attribute("Include")!.Value, p.Attribute("Version")!.Value))];

    [Fact]
    public void Every_package_has_its_line_in_a_decision()
    {
        var decisions = string.Concat(Repository.Files.Where(f => f.StartsWith("docs/adr/", StringComparison.Ordinal)).Select(Repository.Read));
        Nothing.In(Pinned.Select(p => p.Name).Where(name => !decisions.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_version_is_exact() => Assert.All(Pinned, p => Assert.Matches(Exact(), p.Version));

    [Fact]
    public void No_project_brings_a_version_of_its_own()
    {
        var own = Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) || f.EndsWith(".targets", StringComparison.Ordinal))
            .SelectMany(f => XDocument.Parse(Repository.Read(f)).Descendants("PackageReference")
                .Where(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null)
                .Select(p => $"{f}: {p.Attribute("Include")?.Value}"));
        Nothing.In(own);
    }

    [GeneratedRegex(@"^\d+(\.\d+){1,3}$")]
    private static partial Regex Exact();
}
