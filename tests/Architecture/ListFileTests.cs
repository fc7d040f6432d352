using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>The list files hold every thing of their sort: what is written but not listed would silently not exist.</summary>
public sealed partial class ListFileTests
{
    /// <summary>Lists whose every entry is a folder of its own.</summary>
    public static TheoryData<string, string, string[]> FolderLists => new()
    {
        // list file, folder of the entries, folders beside them that are no entries
        { "src/Kubelet/Volumes/VolumePlugins.cs", "src/Kubelet/Volumes", ["Payload", "SubPaths", "UnsupportedVolume"] },
        { "src/Scheduler/Plugins/Plugins.cs", "src/Scheduler/Plugins", [] },
        { "src/Cli/Verbs.cs", "src/Cli/Verbs", [] },
        { "src/Cli/Describers.cs", "src/Cli/Describers", [] },
    };

    [Theory]
    [MemberData(nameof(FolderLists))]
    public void Every_folder_has_its_line(string list, string folder, string[] others)
    {
        var entries = Repository.Sources(folder)
            .Select(f => f[(folder.Length + 1)..])
            .Where(f => f.Contains('/', StringComparison.Ordinal))
            .Select(f => f.Split('/')[0])
            .Distinct().Except(others).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        Assert.True(Repository.Exists(list), $"{folder} has entries and {list} is missing");
        var text = Repository.Read(list);
        Assert.All(entries, entry => Assert.Contains(entry, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Kinds_lists_every_kind()
    {
        var list = Repository.Read("src/Api/Kinds.cs");
        var kinds = Repository.Sources("src/Api")
            .Where(f => f.EndsWith("Kind.cs", StringComparison.Ordinal))
            .Select(Repository.Read)
            .Select(text => (Namespace: Namespace().Match(text).Groups[1].Value, Type: KindField().Match(text).Groups[1].Value))
            .Where(k => k.Type != "")
            .Select(k => $"{k.Namespace["Keles.Api.".Length..]}.{k.Type}.Kind")
            .ToList();
        Assert.True(kinds.Count > 50, "kinds are no longer found by this test");
        Assert.All(kinds, kind => Assert.Contains($" {kind},", list, StringComparison.Ordinal));
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
    }

    [Fact]
    public void AllControllers_lists_every_controller()
    {
        var list = Repository.Read("src/Controllers/AllControllers.cs");
        var controllers = Repository.Sources("src/Controllers")
            .Select(Repository.Read)
            .Where(text => Create().IsMatch(text))
            .Select(text => $"{Namespace().Match(text).Groups[1].Value["Keles.Controllers.".Length..]}.{TypeName().Match(text).Groups[1].Value}.Create")
            .ToList();
        Assert.True(controllers.Count >= 15, "controllers are no longer found by this test");
        Assert.All(controllers, controller => Assert.Contains($" {controller})", list, StringComparison.Ordinal));
    }

    [Fact]
    public void StorageEngines_lists_every_engine()
    {
        var list = Repository.Read("src/Storage/StorageEngines.cs");
        var engines = Repository.Sources("src/Storage")
            .Where(f => !f.StartsWith("src/Storage/Faults/", StringComparison.Ordinal))
            .Select(f => Engine().Match(Repository.Read(f)).Groups[1].Value)
            .Where(name => name != "").ToList();
        Assert.True(engines.Count >= 2, "engines are no longer found by this test");
        Assert.All(engines, engine => Assert.Contains(engine, list, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"static class (\w+Kind)\b")]
    private static partial Regex KindField();

    [GeneratedRegex(@"static IController Create\(ControllerContext")]
    private static partial Regex Create();

    [GeneratedRegex(@"^(?:public|internal) [\w ]*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"class (\w+)[^{]*[:,] IStorage\b")]
    private static partial Regex Engine();
}
