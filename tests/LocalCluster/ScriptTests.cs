using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>Whoever calls a script for the first time asks it what it does.</summary>
public class ScriptTests
{
    private static readonly UnixFileMode Executable = UnixFileMode.UserExecute;

    /// <summary>Those that a user calls, and all below eng.</summary>
    public static TheoryData<string> Scripts =>
    [
        "up", "down", "test",
        .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "eng"), "*", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Repository.Root, file)
           where !path.Split('/').Any(static part => part is "bin" or "obj") && (File.GetUnixFileMode(file) & Executable) != 0
           orderby path
           select path,
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_tells_how_it_is_used_and_does_nothing_else(string script)
    {
        foreach (var word in (string[])["--help", "-h"])
        {
            var said = await RunAsync(script, word);
            Assert.Equal((0, ""), (said.ExitCode, said.Errors));
            Assert.StartsWith($"usage: {(script == "eng/scripts/run-tests" ? "./test" : script.Contains('/') ? script : $"./{script}")}", said.Output);
            Assert.True(said.Output.TrimEnd('\n').Split('\n').Length > 1, "It says nothing but its usage.");
            Assert.DoesNotContain("\n#", said.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task No_script_takes_an_option_that_it_does_not_know_for_something_else(string script)
    {
        var said = await RunAsync(script, "--no-such-option");
        Assert.Equal(2, said.ExitCode);
    }

    private static async Task<CommandResult> RunAsync(string script, string word)
    {
        using var directory = new TemporaryDirectory();
        var result = await LocalMachine.Real(TimeProvider.System).Processes.RunAsync(
            new Command(Path.Combine(Repository.Root, script), word) { WorkingDirectory = directory.Path, Timeout = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
        return result;
    }
}
