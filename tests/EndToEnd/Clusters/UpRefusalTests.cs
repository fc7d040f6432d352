using System.Net;
using System.Net.Sockets;
using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>What keeps a cluster from coming up is one clear sentence, and nothing is left half-made.</summary>
public sealed class UpRefusalTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");
    private readonly ClusterHome _home;
    private readonly KelesProgram _keles;

    public UpRefusalTests()
    {
        _home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        _keles = new KelesProgram(_home);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_the_way_round()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var said = await _keles.RefusedAsync("up", "--port", $"{port}");
        Assert.Contains($"127.0.0.1:{port} cannot be listened on", said);
        Assert.Contains("--port", said);
    }

    [Fact]
    public async Task Without_roots_rights_it_says_that_it_needs_them()
    {
        var said = await _keles.RefusedThroughAsync("setpriv", "--bounding-set=-all", Repository.Program, "up");
        Assert.Contains("A local cluster needs root", said);
        Assert.Contains("sudo", said);
    }

    [Fact]
    public async Task Missing_packages_are_named_with_the_command_that_installs_them()
    {
        // In a mount namespace where the directory of the network plugins, and the one of most of the other programs, is empty.
        const string script = "mount --make-rprivate / && for d in /usr/lib/cni /opt/cni/bin /usr/libexec/cni; do ! [ -d $d ] || mount -t tmpfs none $d; done; exec \"$0\" up";
        var said = await _keles.RefusedThroughAsync("unshare", "--mount", "sh", "-c", script, Repository.Program);
        Assert.Contains("/usr/lib/cni/bridge is missing (it connects pods to their node).", said);
        Assert.Contains("apt-get install containernetworking-plugins", said);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("100000")]
    public async Task A_number_of_nodes_that_cannot_be_is_refused(string nodes) =>
        Assert.Contains("node", await _keles.RefusedAsync("up", "--nodes", nodes));

    [Theory]
    [InlineData("statsu", "unknown command \"statsu\"; did you mean \"status\"? See keles --help")]
    [InlineData("Explain p", "unknown command \"Explain\"; did you mean \"explain-scheduling\"? See keles --help")]
    [InlineData("help", "unknown command \"help\"; did you mean \"--help\"? See keles --help")]
    [InlineData("frobnicate", "unknown command \"frobnicate\"; there are up, down, status, explain-scheduling, node, image, server, agent, kubectl; see keles --help")]
    [InlineData("node shel node-1", "unknown command \"shel\" for \"keles node\"; did you mean \"shell\"? See keles node --help")]
    [InlineData("up --nods 2", "unknown flag \"--nods\" for \"keles up\"; did you mean \"--nodes\"? See keles up --help")]
    [InlineData("up --node=2", "unknown flag \"--node\" for \"keles up\"; did you mean \"--nodes\"? See keles up --help")]
    [InlineData("up --nonsense", "unknown flag \"--nonsense\" for \"keles up\"; see keles up --help")]
    [InlineData("up 3", "unexpected argument \"3\" for \"keles up\"; see keles up --help")]
    [InlineData("explain-scheduling --namespce shop p", "unknown flag \"--namespce\" for \"keles explain-scheduling\"; did you mean \"--namespace\"? See keles explain-scheduling --help")]
    [InlineData("image import --forse x.tar", "unknown flag \"--forse\" for \"keles image import\"; see keles image import --help")]
    [InlineData("--verison", "unknown flag \"--verison\" for \"keles\"; did you mean \"--version\"? See keles --help")]
    [InlineData("down --delte", "unknown flag \"--delte\" for \"keles down\"; did you mean \"--delete\"? See keles down --help")]
    public async Task What_there_is_not_is_told_by_its_name_with_what_may_have_been_meant(string line, string sentence)
    {
        var result = await _keles.TryAsync(line.Split(' '));
        Assert.Equal((2, $"error: {sentence}\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task A_home_that_nodes_could_not_see_is_refused()
    {
        var home = new ClusterHome($"/run/keles-e2e-{Environment.ProcessId}");
        Assert.Contains("Choose a directory elsewhere.", await new KelesProgram(home).RefusedAsync("up"));
        Assert.False(Directory.Exists(home.Path));
    }

    [Fact]
    public async Task Without_a_cluster_the_other_commands_say_how_to_start_one()
    {
        Assert.Contains("start it with: keles up", await _keles.RefusedAsync("node", "shell", "node-1"));
        Assert.Contains("keles up", await _keles.RefusedAsync("image", "import", (await DemoImages.BuildAsync())[0]));
        var status = await _keles.TryAsync("status");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("start it with: keles up", status.Output);
        Assert.Contains("No cluster is running", await _keles.RunAsync("down"));
        Assert.Contains("There is no cluster in", await _keles.RunAsync("down", "--delete"));
    }

    public void Dispose()
    {
        Assert.False(CgroupHost.Detect().Exists(_home.Cgroup), "A refused cluster left its control group.");
        Assert.Empty(MountTree.Below(MountInfo.Read(), _directory.FullName));
        _directory.Delete(recursive: true);
    }
}
