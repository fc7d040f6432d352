namespace Keles.Linux.Tests;

public sealed class CgroupTests : IAsyncDisposable
{
    private readonly string _group = $"/keles-test/{Guid.NewGuid():N}";
    private readonly ICgroups _cgroups = CgroupHost.Detect();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _cgroups.DestroyAsync(_group, TimeProvider.System, CancellationToken.None);
        _cgroups.TryDelete("/keles-test"); // Busy while another test has a group in it.
    }

    [Fact]
    public async Task A_program_starts_inside_its_group_and_is_counted_there()
    {
        Root.Required();
        _cgroups.Create(_group + "/leaf");
        using var process = Sandbox.Processes.Start(new ProcessStart("sleep", "3600") { JoinGroups = _cgroups.JoinFiles(_group + "/leaf") });
        // It joins the trees one by one, and becomes the program when it is in all of them.
        await Eventually.True(() => File.ReadAllText($"/proc/{process.Identity.Id}/comm") == "sleep\n");

        Assert.Equal([process.Identity.Id], _cgroups.Processes(_group + "/leaf", recursive: false));
        Assert.Empty(_cgroups.Processes(_group, recursive: false));
        Assert.Equal(["leaf"], _cgroups.Children(_group));
        Assert.Equal(1, _cgroups.ReadUsage(_group)!.Processes);

        await _cgroups.DestroyAsync(_group, TimeProvider.System, Cancel);
        Assert.Equal(137, await process.Exited);
        Assert.False(_cgroups.Exists(_group));
        Assert.Null(_cgroups.ReadUsage(_group));
    }

    [Fact]
    public async Task What_a_container_runtime_made_in_the_tree_without_controllers_goes_with_the_group()
    {
        Root.Required();
        _cgroups.Create(_group);
        var trees = (await File.ReadAllLinesAsync("/proc/self/mountinfo", Cancel)).Where(l => l.Contains(" - cgroup2 ", StringComparison.Ordinal)).Select(l => l.Split(' ')[4]);
        var made = trees.Select(t => t + _group + "/pod").ToList();
        foreach (var directory in made) Directory.CreateDirectory(directory);

        await _cgroups.DestroyAsync(_group, TimeProvider.System, Cancel);
        Assert.DoesNotContain(made, Directory.Exists);
        Assert.False(_cgroups.Exists(_group));
    }

    [Fact]
    public async Task A_group_with_a_process_is_not_deleted_until_it_is_killed()
    {
        Root.Required();
        _cgroups.Create(_group);
        using var process = Sandbox.Processes.Start(new ProcessStart("sleep", "3600"));
        _cgroups.Join(_group, process.Identity.Id);
        Assert.False(_cgroups.TryDelete(_group));
        _cgroups.KillAll(_group);
        Assert.Equal(137, await process.Exited);
    }

    [Fact]
    public async Task Memory_beyond_the_limit_ends_the_process_and_is_counted()
    {
        Root.Required();
        _cgroups.Create(_group);
        _cgroups.Apply(_group, new CgroupLimits { MemoryBytes = 16 << 20 });
        Assert.Equal(16 << 20, _cgroups.ReadUsage(_group)!.MemoryLimit);
        using var process = Sandbox.Processes.Start(new ProcessStart("sh", "-c", "x=x; while :; do x=$x$x; done") { JoinGroups = _cgroups.JoinFiles(_group) });
        Assert.Equal(137, await process.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal(1, _cgroups.ReadUsage(_group)!.OomKills);
    }

    [Fact]
    public async Task A_process_beyond_the_pids_limit_is_refused()
    {
        Root.Required();
        _cgroups.Create(_group);
        _cgroups.Apply(_group, new CgroupLimits { Pids = 1 });
        using var process = Sandbox.Processes.Start(new ProcessStart("sh", "-c", "/bin/true; exit 0") { JoinGroups = _cgroups.JoinFiles(_group) });
        Assert.Equal(2, await process.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancel)); // dash: "Cannot fork"
        _cgroups.Apply(_group, new CgroupLimits { Pids = CgroupLimits.Unlimited });
        using var again = Sandbox.Processes.Start(new ProcessStart("sh", "-c", "/bin/true; exit 0") { JoinGroups = _cgroups.JoinFiles(_group) });
        Assert.Equal(0, await again.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Fact]
    public async Task A_cpu_quota_holds_a_busy_process_back()
    {
        Root.Required();
        _cgroups.Create(_group);
        _cgroups.Apply(_group, new CgroupLimits { CpuShares = 1024, CpuPeriod = 10_000, CpuQuota = 1_000 });
        using var process = Sandbox.Processes.Start(new ProcessStart("sh", "-c", "while :; do :; done") { JoinGroups = _cgroups.JoinFiles(_group) });
        await Eventually.True(() => _cgroups.ReadUsage(_group)!.CpuNanoseconds > 20_000_000);
        var (begun, used) = (TimeProvider.System.GetTimestamp(), _cgroups.ReadUsage(_group)!.CpuNanoseconds);
        await Eventually.True(() => _cgroups.ReadUsage(_group)!.CpuNanoseconds > used + 50_000_000);
        var share = (_cgroups.ReadUsage(_group)!.CpuNanoseconds - used) / TimeProvider.System.GetElapsedTime(begun).TotalNanoseconds;
        Assert.InRange(share, 0, 0.3);
    }

    [Fact]
    public void Version_1_trees_are_found_by_their_controllers()
    {
        var mounts = MountInfo.Parse("""
            1 0 0:1 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
            2 0 0:2 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
            3 0 0:3 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
            4 0 0:4 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
            """);
        var found = CgroupV1Hierarchies.From(mounts);
        Assert.Equal("/sys/fs/cgroup/cpu,cpuacct", found.ByController["cpuacct"]);
        Assert.Equal("/sys/fs/cgroup/unified", found.Unified);
        Assert.Equal(3, found.Roots.Count);
        Assert.Equal(CgroupVersion.V1, CgroupHost.Detect(mounts).Version);
    }

    [Fact]
    public void A_machine_without_controllers_is_refused_in_a_sentence()
    {
        var problem = Assert.Throws<PlatformNotSupportedException>(() => CgroupHost.Detect([]));
        Assert.Contains("No control groups with the cpu and memory controllers are mounted", problem.Message);
    }
}
