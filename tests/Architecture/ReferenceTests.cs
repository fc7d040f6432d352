using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Keles.Architecture.Tests;

/// <summary>Which project may reference which: the table of the design, kept by the projects' own words.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["Machinery"] = [], ["Background"] = [], ["Linux"] = [], ["Grpc"] = [], ["Streaming"] = [], ["Cel"] = [],
        ["Storage"] = ["Grpc"],
        ["Api"] = ["Machinery", "Cel"],
        ["Pki"] = ["Machinery"],
        ["Hosting"] = ["Background"],
        ["Client"] = ["Api", "Machinery", "Pki"],
        ["Reconcile"] = ["Client", "Api", "Machinery", "Background"],
        ["ApiServer"] = ["Storage", "Api", "Machinery", "Pki", "Background", "Streaming", "Cel", "Client"],
        ["Scheduler"] = ["Reconcile", "Client", "Api", "Machinery", "Background", "Cel"],
        ["Controllers"] = ["Reconcile", "Client", "Api", "Machinery", "Background", "Pki"],
        ["Kubelet"] = ["Reconcile", "Client", "Api", "Machinery", "Background", "Linux", "Pki", "Grpc", "Streaming"],
        ["Network"] = ["Reconcile", "Client", "Api", "Machinery", "Background", "Linux"],
        ["Cli"] = ["Client", "Api", "Machinery", "Streaming"],
    };

    /// <summary>They put the others together and may reference what they need.</summary>
    private static readonly string[] Composers = ["LocalCluster", "Testing", "keles"];

    public static TheoryData<string> Projects => [.. ProjectFiles().Where(f => !Composers.Contains(NameOf(f)))];

    [Fact]
    public void Every_project_of_the_table_exists() =>
        Nothing.In(Table.Keys.Except(ProjectFiles().Select(NameOf)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_only_what_the_table_allows(string file)
    {
        Assert.True(Table.TryGetValue(NameOf(file), out var allowed), $"{file} has no line in the table");
        var project = XDocument.Parse(Repository.Read(file));
        Nothing.In(Included(project, "MayReference").Except(allowed));
        Nothing.In(Included(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)).Except(["Generators"]));
    }

    [Fact]
    public void Only_the_project_Linux_calls_the_kernel() => Nothing.In(
        Repository.Sources("src").Where(f => !f.StartsWith("src/Linux/", StringComparison.Ordinal) && Import().IsMatch(Repository.Read(f))));

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = XDocument.Parse(Repository.Read("Keles.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value).ToHashSet();
        var projects = Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).ToHashSet();
        Nothing.In(projects.Except(solution));
        Nothing.In(solution.Except(projects));
    }

    private static IEnumerable<string> ProjectFiles() =>
        Repository.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal));

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static IEnumerable<string> Included(XDocument project, string item) => project.Descendants(item)
        .SelectMany(e => e.Attribute("Include")!.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"\[(Library|Dll)Import\(")]
    private static partial Regex Import();
}
