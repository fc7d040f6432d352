namespace Keles.Linux;

/// <summary>Version 1: a group is a directory of the same path in every controller's tree.</summary>
internal sealed class CgroupsV1(CgroupV1Hierarchies hierarchies) : ICgroups
{
    public CgroupVersion Version => CgroupVersion.V1;

    public bool Exists(string group) => hierarchies.RootsOfRuntimes.Any(root => Directory.Exists(CgroupTree.Directory(root, group)));

    public void Create(string group)
    {
        foreach (var root in hierarchies.Roots)
        {
            var directory = root;
            foreach (var part in group.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var parent = directory;
                directory = Path.Combine(parent, part);
                Directory.CreateDirectory(directory);
                InheritCpus(parent, directory);
            }
        }
    }

    public void Apply(string group, CgroupLimits limits)
    {
        Set(group, "cpu", "cpu.shares", limits.CpuShares);
        Set(group, "cpu", "cpu.cfs_period_us", limits.CpuPeriod);
        Set(group, "cpu", "cpu.cfs_quota_us", limits.CpuQuota);
        Set(group, "memory", "memory.limit_in_bytes", limits.MemoryBytes);
        Set(group, "pids", "pids.max", limits.Pids is CgroupLimits.Unlimited ? "max" : limits.Pids?.ToString());
        Set(group, "cpuset", "cpuset.cpus", limits.Cpus);
    }

    public CgroupUsage? ReadUsage(string group)
    {
        if (!Exists(group))
        {
            return null;
        }
        var memory = CgroupFile.ReadTable(FileOf(group, "memory", "memory.stat"));
        var total = CgroupFile.ReadNumber(FileOf(group, "memory", "memory.usage_in_bytes")) ?? 0;
        return new CgroupUsage(
            CgroupFile.ReadNumber(FileOf(group, "cpuacct", "cpuacct.usage")) ?? 0,
            total,
            Math.Max(0, total - memory.GetValueOrDefault("total_inactive_file")),
            memory.GetValueOrDefault("total_rss"),
            memory.GetValueOrDefault("total_pgfault"),
            memory.GetValueOrDefault("total_pgmajfault"),
            MemoryLimit(group),
            CgroupFile.ReadNumber(FileOf(group, "pids", "pids.current")) ?? 0,
            CgroupFile.ReadTable(FileOf(group, "memory", "memory.oom_control")).GetValueOrDefault("oom_kill"));
    }

    public IReadOnlyList<string> Children(string group) =>
        [.. hierarchies.Roots.SelectMany(root => CgroupTree.Children(CgroupTree.Directory(root, group))).Distinct()];

    public IReadOnlyList<int> Processes(string group, bool recursive) =>
        [.. hierarchies.Roots.SelectMany(root => CgroupTree.Processes(CgroupTree.Directory(root, group), recursive)).Distinct()];

    public void Join(string group, int process)
    {
        foreach (var file in JoinFiles(group))
        {
            CgroupFile.Write(file, process);
        }
    }

    public IReadOnlyList<string> JoinFiles(string group) =>
        [.. hierarchies.Roots.Select(root => Path.Combine(CgroupTree.Directory(root, group), "cgroup.procs"))];

    public void KillAll(string group) => CgroupKill.Everything(() => Processes(group, recursive: true));

    public bool TryDelete(string group)
    {
        var gone = true;
        foreach (var root in hierarchies.RootsOfRuntimes)
        {
            gone &= CgroupTree.TryDelete(CgroupTree.Directory(root, group));
        }
        return gone;
    }

    /// <summary>A new cpuset group has no CPUs and no memory nodes, and takes no process until it has.</summary>
    private static void InheritCpus(string parent, string directory)
    {
        foreach (var name in (ReadOnlySpan<string>)["cpuset.cpus", "cpuset.mems"])
        {
            if (CgroupFile.Read(Path.Combine(directory, name)) is "" && CgroupFile.Read(Path.Combine(parent, name)) is { Length: > 0 } value)
            {
                CgroupFile.Write(Path.Combine(directory, name), value);
            }
        }
    }

    /// <summary>"No limit" reads as the largest whole number of pages, which differs by page size.</summary>
    private long? MemoryLimit(string group) =>
        CgroupFile.ReadNumber(FileOf(group, "memory", "memory.limit_in_bytes")) is { } limit and > 0 and < (1L << 62) ? limit : null;

    private void Set(string group, string controller, string file, long? value) => Set(group, controller, file, value?.ToString());

    private void Set(string group, string controller, string file, string? value)
    {
        if (value is not null && hierarchies.ByController.ContainsKey(controller))
        {
            CgroupFile.Write(FileOf(group, controller, file), value);
        }
    }

    private string FileOf(string group, string controller, string file) => hierarchies.ByController.TryGetValue(controller, out var root)
        ? Path.Combine(CgroupTree.Directory(root, group), file)
        : "/dev/null";
}
