namespace Keles.Linux;

/// <summary>Version 2: one tree. A controller works in a group only after each parent passes it on.</summary>
internal sealed class CgroupsV2(string root) : ICgroups
{
    private static readonly string[] Wanted = ["cpuset", "cpu", "io", "memory", "pids", "hugetlb"];

    public CgroupVersion Version => CgroupVersion.V2;

    public static IReadOnlyList<string> ControllersAt(string directory) =>
        (CgroupFile.Read(Path.Combine(directory, "cgroup.controllers")) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Exists(string group) => Directory.Exists(At(group));

    public void Create(string group)
    {
        var directory = root;
        foreach (var part in group.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            PassOnControllers(directory);
            directory = Path.Combine(directory, part);
            Directory.CreateDirectory(directory);
        }
    }

    public void Apply(string group, CgroupLimits limits)
    {
        Set(group, "cpu.weight", limits.CpuShares is { } shares ? CpuWeight.FromShares(shares).ToString() : null);
        Set(group, "cpu.max", CpuMaximum(group, limits));
        Set(group, "memory.max", Maximum(limits.MemoryBytes));
        Set(group, "pids.max", Maximum(limits.Pids));
        Set(group, "cpuset.cpus", limits.Cpus);
    }

    public CgroupUsage? ReadUsage(string group)
    {
        if (!Exists(group))
        {
            return null;
        }
        var memory = CgroupFile.ReadTable(At(group, "memory.stat"));
        var total = CgroupFile.ReadNumber(At(group, "memory.current")) ?? 0;
        return new CgroupUsage(
            CgroupFile.ReadTable(At(group, "cpu.stat")).GetValueOrDefault("usage_usec") * 1000,
            total,
            Math.Max(0, total - memory.GetValueOrDefault("inactive_file")),
            memory.GetValueOrDefault("anon"),
            memory.GetValueOrDefault("pgfault"),
            memory.GetValueOrDefault("pgmajfault"),
            CgroupFile.ReadNumber(At(group, "memory.max")) is { } limit and > 0 ? limit : null,
            CgroupFile.ReadNumber(At(group, "pids.current")) ?? 0,
            CgroupFile.ReadTable(At(group, "memory.events")).GetValueOrDefault("oom_kill"));
    }

    public IReadOnlyList<string> Children(string group) => CgroupTree.Children(At(group));

    public IReadOnlyList<int> Processes(string group, bool recursive) => [.. CgroupTree.Processes(At(group), recursive)];

    public void Join(string group, int process) => CgroupFile.Write(At(group, "cgroup.procs"), process);

    public IReadOnlyList<string> JoinFiles(string group) => [At(group, "cgroup.procs")];

    public void KillAll(string group)
    {
        if (File.Exists(At(group, "cgroup.kill"))) // Linux 5.14
        {
            CgroupFile.Write(At(group, "cgroup.kill"), 1);
            return;
        }
        CgroupKill.Everything(() => Processes(group, recursive: true));
    }

    public bool TryDelete(string group) => CgroupTree.TryDelete(At(group));

    /// <summary>Skips what is already passed on: the kernel refuses any write while the group holds processes.</summary>
    private static void PassOnControllers(string directory)
    {
        var control = Path.Combine(directory, "cgroup.subtree_control");
        var present = (CgroupFile.Read(control) ?? "").Split(' ');
        var missing = ControllersAt(directory).Intersect(Wanted).Except(present).Select(c => "+" + c).ToList();
        if (missing.Count > 0)
        {
            CgroupFile.Write(control, string.Join(' ', missing));
        }
    }

    /// <summary>Quota and period are one file here; the one that is not given keeps its value.</summary>
    private string? CpuMaximum(string group, CgroupLimits limits)
    {
        if (limits.CpuQuota is null && limits.CpuPeriod is null)
        {
            return null;
        }
        var present = (CgroupFile.Read(At(group, "cpu.max")) ?? "max 100000").Split(' ');
        return $"{Maximum(limits.CpuQuota) ?? present[0]} {limits.CpuPeriod?.ToString() ?? present[1]}";
    }

    private static string? Maximum(long? value) => value is CgroupLimits.Unlimited ? "max" : value?.ToString();

    private void Set(string group, string file, string? value)
    {
        if (value is not null)
        {
            CgroupFile.Write(At(group, file), value);
        }
    }

    private string At(string group) => CgroupTree.Directory(root, group);

    private string At(string group, string file) => Path.Combine(At(group), file);
}
