using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>The machine as the parts of this project see it.</summary>
public sealed record LocalMachine(IProcesses Processes, ICgroups Cgroups, TimeProvider Time)
{
    /// <summary>The one process of a group, if it has one, from an earlier run of ours. Being in the group it cannot be a stranger with a used number.</summary>
    internal IRunningProcess? AdoptFrom(string group) => Cgroups.Processes(group, recursive: false)
        .Select(id => ProcessIdentity.Of(id) is { } identity ? Processes.Adopt(identity) : null)
        .FirstOrDefault(process => process is not null);

    public static LocalMachine Real(TimeProvider time) => new(new SystemProcesses(time), CgroupHost.Detect(), time);
}
