namespace Keles.LocalCluster.Tests;

public class ClusterHomeTests
{
    [Fact]
    public void The_id_follows_from_the_directory_however_it_is_written()
    {
        Assert.Equal(new ClusterHome("/a/b").Id, new ClusterHome("/a/c/../b/").Id);
        Assert.NotEqual(new ClusterHome("/a/b").Id, new ClusterHome("/a/c").Id);
        Assert.Matches("^[0-9a-f]{8}$", new ClusterHome("/a/b").Id);
    }

    [Theory]
    [InlineData("/run/keles")]
    [InlineData("/var/lib/kubelet")]
    public void A_home_that_nodes_could_not_see_is_refused(string directory)
    {
        var problem = Assert.Throws<LocalClusterException>(new ClusterHome(directory).Create);
        Assert.Contains("which every node has for itself", problem.Message);
        Assert.False(Directory.Exists("/run/keles"));
    }

    [Fact]
    public void A_home_is_for_its_owner_alone()
    {
        using var directory = new TemporaryDirectory();
        var home = new ClusterHome(directory["home"]);
        home.Create();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(home.Path).UnixFileMode);
    }

    [Fact]
    public void Deleting_leaves_what_keles_did_not_make()
    {
        using var directory = new TemporaryDirectory();
        var home = new ClusterHome(directory["home"]);
        home.Create();
        File.WriteAllText(home.Kubeconfig, "x");
        File.WriteAllText(Path.Combine(home.Path, "precious"), "x");
        HomeContents.Delete(home);
        Assert.Equal(["precious"], Directory.EnumerateFileSystemEntries(home.Path).Select(Path.GetFileName));
        File.Delete(Path.Combine(home.Path, "precious"));
        HomeContents.Delete(home);
        Assert.False(Directory.Exists(home.Path));
        HomeContents.Delete(home);
    }
}
