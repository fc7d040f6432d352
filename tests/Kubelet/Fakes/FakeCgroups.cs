using Keles.Linux;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>Control groups in memory.</summary>
internal sealed class FakeCgroups : ICgroups
{
    private readonly Lock _gate = new();

    /// <summary>By path, with what was set last.</summary>
    public SortedDictionary<string, CgroupLimits> Groups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CgroupUsage> Usage { get; } = new(StringComparer.Ordinal);

    public CgroupVersion Version => CgroupVersion.V1;

    public bool Exists(string group)
    {
        lock (_gate)
        {
            return Groups.ContainsKey(group);
        }
    }

    public void Create(string group)
    {
        lock (_gate)
        {
            Groups.TryAdd(group, new CgroupLimits());
        }
    }

    public void Apply(string group, CgroupLimits limits)
    {
        lock (_gate)
        {
            Assert.True(Groups.ContainsKey(group), $"no group {group}");
            Groups[group] = limits;
        }
    }

    public CgroupUsage? ReadUsage(string group) => Usage.GetValueOrDefault(group);

    public IReadOnlyList<string> Children(string group)
    {
        lock (_gate)
        {
            return [.. Groups.Keys.Where(g => Path.GetDirectoryName(g) == group.TrimEnd('/')).Select(g => Path.GetFileName(g)!)];
        }
    }

    public IReadOnlyList<int> Processes(string group, bool recursive) => [];

    public void Join(string group, int process)
    {
    }

    public IReadOnlyList<string> JoinFiles(string group) => [];

    public void KillAll(string group)
    {
    }

    public bool TryDelete(string group)
    {
        lock (_gate)
        {
            foreach (var below in Groups.Keys.Where(g => g == group || g.StartsWith(group + "/", StringComparison.Ordinal)).ToArray())
            {
                Groups.Remove(below);
            }
            return true;
        }
    }
}
