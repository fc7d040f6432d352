using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster.Tests;

public sealed class ClusterStateFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string StateFile => _directory["state.json"];

    private static ClusterState Example { get; } = new(6443, new(10, 1000), new(11, 1001),
        [new("node-1", IPAddress.Parse("172.30.0.11"), new(12, 1002), new(13, 1003), null)],
        [new("tcp", 30080, "default/web", null), new("udp", 53, "default/dns", "taken")]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        new ClusterStateFile(StateFile, "boot").Write(Example);
        var read = new ClusterStateFile(StateFile, "boot").Read();
        Assert.Equal(Example.Nodes, read.Nodes);
        Assert.Equal(Example.Ports, read.Ports);
        Assert.Equal((Example.ApiPort, Example.Host, Example.Hub), (read.ApiPort, read.Host, read.Hub));
    }

    [Fact]
    public void After_a_reboot_it_names_no_process()
    {
        new ClusterStateFile(StateFile, "boot").Write(Example);
        var read = new ClusterStateFile(StateFile, "another boot").Read();
        Assert.Equal((null, null, null), (read.Host, read.Hub, read.Nodes[0].Init));
        Assert.Equal(6443, read.ApiPort);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"nodes\":[{\"name\":\"x\",\"address\":\"nonsense\"}]}")]
    [InlineData("{\"bootId\":\"boot\",\"host\":\"a@b\"}")]
    public void A_broken_file_means_that_nothing_is_known(string text)
    {
        File.WriteAllText(StateFile, text);
        Assert.Equal(ClusterState.Nothing, new ClusterStateFile(StateFile, "boot").Read());
    }

    [Fact]
    public void A_missing_file_means_that_nothing_runs() => Assert.False(new ClusterStateFile(StateFile, "boot").Read().IsRunning);

    [Fact]
    public void A_cluster_whose_hosts_number_was_given_to_another_process_is_not_running()
    {
        var us = ProcessIdentity.Current;
        Assert.True((Example with { Host = us }).IsRunning);
        Assert.False((Example with { Host = us with { StartTime = us.StartTime + 1 } }).IsRunning);
    }
}
