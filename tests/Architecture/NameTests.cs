using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>Names that would hide something: a type behind a namespace, a missing concept behind a vague word.</summary>
public sealed partial class NameTests
{
    private static readonly string[] VagueEnds = ["Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Common", "Base", "Info", "Data", "Wrapper"];

    private static readonly Dictionary<string, string> VagueForAReason = new()
    {
        ["RequestInfo"] = "upstream's word for what a request path says",
        ["ControllerManager"] = "upstream's program of that name",
        ["FieldManager"] = "upstream's word in managedFields",
        ["IFieldManager"] = "upstream's word in managedFields",
        ["MountInfo"] = "the kernel's file of that name",
        ["VersionInfo"] = "upstream's object at /version",
        ["NodeInfo"] = "upstream's word for a node with the pods on it, in the scheduler's snapshot",
        ["PodInfo"] = "upstream's word for a pod with what a scheduler knows of it",
        ["ShardInfo"] = "a field of upstream's list metadata",
    };

    private static readonly Dictionary<string, string> SegmentForAReason = new()
    {
        ["Keles.Api.Scheduling.V1"] = "the API group's own name; the type is a field of RuntimeClass, in another group",
        ["Keles.Controllers.Endpoints"] = "the type is plural by itself; the folder's two files are all of the project that use it by name",
    };

    [Fact]
    public void No_namespace_segment_hides_an_API_type()
    {
        var types = Repository.Sources("src/Api").Concat(Repository.Sources("src/Machinery"))
            .SelectMany(f => PublicType().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Deployment", types);
        var hiding = Repository.Sources("src")
            .Select(f => Namespace().Match(Repository.Read(f)).Groups[1].Value)
            .Distinct()
            .SelectMany(n => n.Split('.').Skip(2).Where(types.Contains).Select(segment => $"{n} hides the type {segment}"))
            .Where(hit => !SegmentForAReason.ContainsKey(hit.Split(' ')[0]))
            .Order(StringComparer.Ordinal);
        Nothing.In(hiding);
    }

    [Fact]
    public void A_file_is_in_the_namespace_of_its_project()
    {
        var strays = Repository.Sources("src")
            .Where(f => !f.StartsWith("src/Programs/", StringComparison.Ordinal))
            .Select(f => (File: f, Project: f.Split('/')[1], Namespace: Namespace().Match(Repository.Read(f)).Groups[1].Value))
            .Where(f => f.Namespace != "" && f.Namespace != $"Keles.{f.Project}"
                && !f.Namespace.StartsWith($"Keles.{f.Project}.", StringComparison.Ordinal))
            .Select(f => $"{f.File}: {f.Namespace}");
        Nothing.In(strays);
    }

    [Fact]
    public void No_type_has_a_vague_name()
    {
        var vague = Repository.Sources("src")
            .Where(f => !f.StartsWith("src/Api/", StringComparison.Ordinal))
            .SelectMany(f => AnyType().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value))
            .Where(name => VagueEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && !VagueForAReason.ContainsKey(name));
        Nothing.In(vague);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:sealed |static |partial |abstract |readonly )*(?:record struct|record|class|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:public |internal |private |protected |file )(?:sealed |static |partial |abstract |readonly |ref )*(?:record struct|record|class|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();
}
