namespace Keles.LocalCluster.Tests;

public class PackageScriptTests
{
    [Fact]
    public void The_script_installs_what_the_program_asks_for()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "eng/scripts/install-packages"));
        var list = script[(script.IndexOf("needed='", StringComparison.Ordinal) + "needed='".Length)..];
        var installed = list[..list.IndexOf('\'')].Split('\n').Select(line => line.Split(' ')).Select(words => (words[0], words[1]));
        Assert.Equal(Preflight.Needed.Select(n => (n.Package, n.Program)), installed);
    }
}
