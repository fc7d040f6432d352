namespace Keles.Linux;

/// <summary>Finds out which version of control groups this machine uses.</summary>
public static class CgroupHost
{
    /// <exception cref="PlatformNotSupportedException">Neither version has the controllers we need.</exception>
    public static ICgroups Detect(IReadOnlyList<MountPoint>? mounts = null)
    {
        mounts ??= MountInfo.Read();
        var hierarchies = CgroupV1Hierarchies.From(mounts);
        if (hierarchies.ByController.ContainsKey("memory") && hierarchies.ByController.ContainsKey("cpu"))
        {
            return new CgroupsV1(hierarchies);
        }
        // On a machine with both, the single tree may be mounted without any controller of use; then it is no help.
        var unified = mounts.FirstOrDefault(m => m.Type == "cgroup2");
        if (unified is not null && CgroupsV2.ControllersAt(unified.Target).Contains("memory"))
        {
            return new CgroupsV2(unified.Target);
        }
        throw new PlatformNotSupportedException(
            "No control groups with the cpu and memory controllers are mounted under /sys/fs/cgroup; the kernel needs CONFIG_CGROUPS, CONFIG_MEMCG and CONFIG_FAIR_GROUP_SCHED.");
    }
}
