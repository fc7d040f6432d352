using System.Xml.Linq;

namespace Keles.Architecture.Tests;

/// <summary>Which project may reference which: the table of the design, kept by the projects' own words.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
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

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)!).Where(n => MayReference.ContainsKey(n))];

    [Fact]
    public void Every_project_of_the_table_exists() => Assert.Equal(MayReference.Keys.Order(StringComparer.Ordinal), Projects.Select(p => p.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_only_what_the_table_allows(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        var said = file.Descendants("MayReference").SelectMany(e => e.Attribute("Include")!.Value.Split(';', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(said.Except(MayReference[project]));
        var direct = file.Descendants("ProjectReference").Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value));
        Assert.Empty(direct.Except(["Generators"]));
    }
}
