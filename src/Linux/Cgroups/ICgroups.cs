namespace Keles.Linux;

/// <summary>
/// Control groups, the same for both of the kernel's versions. A group is named by its path from the root, as
/// "/keles/ab12/node-1/kubepods", the form that CRI's cgroup_parent has.
/// </summary>
public interface ICgroups
{
    CgroupVersion Version { get; }

    bool Exists(string group);

    /// <summary>Makes the group and its parents; an existing one is left as it is.</summary>
    void Create(string group);

    void Apply(string group, CgroupLimits limits);

    /// <summary>Null when there is no such group.</summary>
    CgroupUsage? ReadUsage(string group);

    /// <summary>The names of the groups directly below.</summary>
    IReadOnlyList<string> Children(string group);

    /// <summary>Processes in the group itself and, when recursive, in all below it; numbers as the caller's PID namespace has them.</summary>
    IReadOnlyList<int> Processes(string group, bool recursive);

    void Join(string group, int process);

    /// <summary>The files a process writes itself into to join: <see cref="ProcessStart.JoinGroups"/>.</summary>
    IReadOnlyList<string> JoinFiles(string group);

    /// <summary>Sends SIGKILL to every process in the group and below it.</summary>
    void KillAll(string group);

    /// <summary>Removes the group and all below it; false when a process is still in one of them.</summary>
    bool TryDelete(string group);
}
