namespace Keles.Linux.Tests;

/// <summary>What version 2 reads and writes, against a plain directory that stands for the kernel's tree.</summary>
public sealed class CgroupsV2Tests : IDisposable
{
    private readonly TemporaryDirectory _root = new();
    private readonly CgroupsV2 _cgroups;

    public CgroupsV2Tests()
    {
        _cgroups = new CgroupsV2(_root.Path);
        File.WriteAllText(_root["cgroup.controllers"], "cpu io memory pids rdma\n");
        File.WriteAllText(_root["cgroup.subtree_control"], "");
    }

    public void Dispose() => _root.Dispose();

    private void Given(string file, string text) => File.WriteAllText(_root["g/" + file], text);

    private string Written(string file) => File.ReadAllText(_root["g/" + file]).Trim();

    private void GivenGroup()
    {
        _cgroups.Create("/g");
        foreach (var (file, text) in new[] { ("cpu.weight", ""), ("cpu.max", "max 100000\n"), ("memory.max", ""), ("pids.max", ""), ("cgroup.procs", "") })
        {
            Given(file, text);
        }
    }

    [Fact]
    public void Controllers_are_passed_on_before_a_group_is_made()
    {
        _cgroups.Create("/g");
        Assert.Equal("+cpu +io +memory +pids", File.ReadAllText(_root["cgroup.subtree_control"]));
        Assert.True(_cgroups.Exists("g"));
        Assert.Equal(["g"], _cgroups.Children("/"));
    }

    [Fact]
    public void Controllers_already_passed_on_are_not_written_again()
    {
        File.WriteAllText(_root["cgroup.subtree_control"], "cpu io memory pids\n");
        _cgroups.Create("/g");
        Assert.Equal("cpu io memory pids\n", File.ReadAllText(_root["cgroup.subtree_control"]));
    }

    [Fact]
    public void Limits_are_written_in_version_2s_words()
    {
        GivenGroup();
        _cgroups.Apply("/g", new CgroupLimits { CpuShares = 1024, CpuQuota = 50000, MemoryBytes = 1048576, Pids = CgroupLimits.Unlimited });
        Assert.Equal(("100", "50000 100000", "1048576", "max"), (Written("cpu.weight"), Written("cpu.max")[.."50000 100000".Length], Written("memory.max"), Written("pids.max")));
    }

    [Fact]
    public void Taking_the_quota_away_keeps_the_period()
    {
        GivenGroup();
        Given("cpu.max", "1000 20000");
        _cgroups.Apply("/g", new CgroupLimits { CpuQuota = CgroupLimits.Unlimited });
        Assert.Equal("max 20000", Written("cpu.max")[.."max 20000".Length]);
    }

    [Fact]
    public void Usage_is_read()
    {
        GivenGroup();
        Given("cpu.stat", "usage_usec 1500\nuser_usec 1000\n");
        Given("memory.current", "5000\n");
        Given("memory.stat", "anon 3000\nfile 2000\ninactive_file 1200\npgfault 7\npgmajfault 2\n");
        Given("memory.max", "max\n");
        Given("memory.events", "low 0\noom 1\noom_kill 4\n");
        Given("pids.current", "3\n");
        Assert.Equal(new CgroupUsage(1_500_000, 5000, 3800, 3000, 7, 2, null, 3, 4), _cgroups.ReadUsage("/g"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(1024, 100)]
    [InlineData(262144, 10000)]
    [InlineData(300000, 10000)]
    public void Shares_become_weight_with_both_ends_and_the_usual_value_kept(long shares, long weight) =>
        Assert.Equal(weight, CpuWeight.FromShares(shares));

    [Fact]
    public void More_shares_never_become_less_weight()
    {
        var weights = Enumerable.Range(1, 18).Select(power => CpuWeight.FromShares(1L << power)).ToList();
        Assert.Equal(weights.Order(), weights);
    }
}
