using Keles.Linux;

namespace Keles.LocalCluster.Tests;

public class ContainerdConfigTests
{
    private static readonly ContainerdSettings Settings = new("keles.local/pause:1", MayLowerOomScore: false, "overlayfs", "/usr/lib/cni");

    [Theory]
    [InlineData("containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u3\n", 1, 6)]
    [InlineData("containerd containerd.io 1.7.27 05044ec0a9a75232cad458027ca83437aae3f4da\n", 1, 7)]
    [InlineData("containerd github.com/containerd/containerd/v2 v2.1.4 75cb2b7193e4e490e9fbdc236c0e811ccaba3376\n", 2, 1)]
    [InlineData("containerd github.com/containerd/containerd/v2 2.1.4+ds1 2.1.4+ds1-4\n", 2, 1)]
    public void Versions_are_understood_as_distributions_write_them(string said, int major, int minor) =>
        Assert.Equal(new ContainerdVersion(major, minor), ContainerdVersion.Parse(said));

    [Fact]
    public void Something_else_is_no_version() => Assert.Null(ContainerdVersion.Parse("containerd from source"));

    [Fact]
    public void Version_1_is_configured_in_one_plugin()
    {
        var text = ContainerdConfig.For(new(1, 7), Settings);
        Assert.StartsWith("version = 2\n", text);
        Assert.Contains("sandbox_image = \"keles.local/pause:1\"", text);
        Assert.Contains("restrict_oom_score_adj = true", text);
    }

    [Theory]
    [InlineData(1, 6, false)]
    [InlineData(1, 7, true)]
    [InlineData(2, 1, false)]
    public void Devices_are_switched_on_where_the_version_knows_them_and_has_them_off(int major, int minor, bool isSet) =>
        Assert.Equal(isSet, ContainerdConfig.For(new(major, minor), Settings).Contains("enable_cdi = true", StringComparison.Ordinal));

    [Fact]
    public void Version_2_is_configured_in_its_parts()
    {
        var text = ContainerdConfig.For(new(2, 1), Settings with { MayLowerOomScore = true });
        Assert.StartsWith("version = 3\n", text);
        Assert.Contains("sandbox = \"keles.local/pause:1\"", text);
        Assert.Contains("restrict_oom_score_adj = false", text);
        Assert.DoesNotContain("sandbox_image", text);
    }

    [Theory]
    [InlineData("/home/me/.keles", "overlayfs")]
    [InlineData("/over/lay/.keles", "native")]
    [InlineData("/over/lay/ext/x", "overlayfs")]
    public void An_overlay_is_not_stacked_on_an_overlay(string home, string snapshotter)
    {
        var mounts = MountInfo.Parse("""
            1 0 8:1 / / rw - ext4 /dev/sda rw
            2 1 0:9 / /over/lay rw - overlay overlay rw
            3 2 8:2 / /over/lay/ext rw - ext4 /dev/sdb rw
            """);
        Assert.Equal(snapshotter, ContainerdSettings.SnapshotterFor(mounts, home));
    }

    [Fact]
    public async Task The_installed_containerd_accepts_the_configuration()
    {
        var processes = new SystemProcesses(TimeProvider.System);
        var cancel = TestContext.Current.CancellationToken;
        using var directory = new TemporaryDirectory();
        var version = await ContainerdVersion.AskAsync(processes, cancel);
        await File.WriteAllTextAsync(directory["config.toml"], ContainerdConfig.For(version, Settings), cancel);
        var merged = (await processes.RunAsync(new Command("containerd", "--config", directory["config.toml"], "config", "dump"), cancel)).OrThrow().Output;
        Assert.Contains("keles.local/pause:1", merged);
        Assert.Contains("restrict_oom_score_adj = true", merged);
    }
}
