using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>Documents speak of what is there.</summary>
public sealed partial class DocumentTests
{
    /// <summary>A page, roughly.</summary>
    private const int MaxDecisionLines = 70;

    public static TheoryData<string> Documents => [.. Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_it_mentions_exists(string document)
    {
        var text = Repository.Read(document);
        var folder = Path.GetDirectoryName(document)!;
        var named = CodePath().Matches(text).Select(m => m.Groups[1].Value.TrimEnd('/'))
            .Where(p => !p.Contains('<', StringComparison.Ordinal) && !p.Contains('*', StringComparison.Ordinal))
            .Where(p => !Repository.Exists(p));
        var linked = Link().Matches(text).Select(m => m.Groups[1].Value)
            .Where(p => !p.Contains("://", StringComparison.Ordinal) && !p.StartsWith('#'))
            .Where(p => !Repository.Exists(Path.Combine(folder, p.Split('#')[0])));
        Nothing.In(named.Concat(linked));
    }

    [Fact]
    public void Decisions_are_numbered_once_titled_and_a_page_long()
    {
        var decisions = Documents.Select(d => d.Data).Where(d => d.StartsWith("docs/adr/", StringComparison.Ordinal)).ToList();
        Assert.All(decisions, d => Assert.Matches(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$", d));
        Assert.Equal(decisions.Count, decisions.Select(d => d[9..13]).Distinct().Count());
        Assert.All(decisions, d =>
        {
            var lines = Repository.Read(d).Split('\n');
            Assert.Matches($"^# 0*{int.Parse(d[9..13])}[.:]? ", lines[0]);
            Assert.InRange(lines.Length, 3, MaxDecisionLines);
        });
    }

    [Fact]
    public void The_documents_a_newcomer_looks_for_are_there() => Assert.All(
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"], d => Assert.True(Repository.Exists(d), d));

    [Fact]
    public void The_map_names_every_project() => Assert.All(
        Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)),
        project => Assert.Contains(Path.GetDirectoryName(project)!, Repository.Read("ARCHITECTURE.md"), StringComparison.Ordinal));

    [GeneratedRegex(@"`((?:src|tests|docs|eng|bench|\.ci)/[^\s`,;:]+)`")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
