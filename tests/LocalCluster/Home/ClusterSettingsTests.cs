namespace Keles.LocalCluster.Tests;

public class ClusterSettingsTests
{
    [Fact]
    public void What_is_not_asked_for_stays_as_it_was()
    {
        Assert.Equal(new ClusterSettings(1, 6443), new LocalClusterOptions().Over(null));
        Assert.Equal(new ClusterSettings(3, 7000), new LocalClusterOptions().Over(new(3, 7000)));
        Assert.Equal(new ClusterSettings(2, 7000), new LocalClusterOptions(Nodes: 2).Over(new(3, 7000)));
        Assert.Equal(new ClusterSettings(3, 7000, "/a/s.yaml"), new LocalClusterOptions().Over(new(3, 7000, "/a/s.yaml")));
        Assert.Equal(new ClusterSettings(3, 7000), new LocalClusterOptions(SchedulerConfig: "").Over(new(3, 7000, "/a/s.yaml")));
    }

    [Theory]
    [InlineData(0, 6443, "A local cluster has 1 to 200 nodes, not 0.")]
    [InlineData(201, 6443, "A local cluster has 1 to 200 nodes, not 201.")]
    [InlineData(1, 65536, "65536 is not a port; choose one from 1 to 65535.")]
    public void Numbers_out_of_range_are_refused(int nodes, int port, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<LocalClusterException>(() => new LocalClusterOptions(nodes, port).Over(null)).Message);

    [Fact]
    public void An_uplink_is_refused_with_what_to_do_instead() =>
        Assert.Contains("keles image import", Assert.Throws<LocalClusterException>(() => new LocalClusterOptions(Uplink: true).Over(null)).Message);

    [Fact]
    public void Settings_are_kept_and_a_broken_file_is_named()
    {
        using var directory = new TemporaryDirectory();
        var home = new ClusterHome(directory.Path);
        Assert.Null(ClusterSettings.Read(home));
        new ClusterSettings(3, 7000).Write(home);
        Assert.Equal(new ClusterSettings(3, 7000), ClusterSettings.Read(home));
        new ClusterSettings(3, 7000, "/a/s.yaml").Write(home);
        Assert.Equal(new ClusterSettings(3, 7000, "/a/s.yaml"), ClusterSettings.Read(home));
        File.WriteAllText(home.SettingsFile, "{\"nodes\":2,\"apiPort\":7000}"); // As homes have it that are older than the setting.
        Assert.Equal(new ClusterSettings(2, 7000), ClusterSettings.Read(home));
        foreach (var broken in (string[])["{", "[]", "{}", "{\"nodes\":\"x\",\"apiPort\":1}", "null"])
        {
            File.WriteAllText(home.SettingsFile, broken);
            Assert.Contains("cluster.json cannot be read", Assert.Throws<LocalClusterException>(() => ClusterSettings.Read(home)).Message);
        }
    }
}
