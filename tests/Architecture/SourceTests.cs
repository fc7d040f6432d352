using System.Text.RegularExpressions;

namespace Keles.Architecture.Tests;

/// <summary>Habits of the source that a compiler does not check.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Control_plane_code_starts_nothing_of_its_own()
    {
        var strays = new[] { "src/ApiServer", "src/Client", "src/Reconcile", "src/Scheduler", "src/Controllers" }
            .SelectMany(Repository.Sources)
            .Where(f => OwnThreads().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(strays);
    }

    [Fact]
    public void Nobody_sleeps_and_nobody_reads_the_clock_of_the_machine()
    {
        var strays = Repository.Sources("src")
            .Where(f => MachineClock().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Repository.Root, f));
        Assert.Empty(strays);
    }

    [GeneratedRegex(@"Task\.Run\(|Parallel\.For|new Thread\(|ConfigureAwait\(false\)")]
    private static partial Regex OwnThreads();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now\b|Thread\.Sleep\(")]
    private static partial Regex MachineClock();
}
