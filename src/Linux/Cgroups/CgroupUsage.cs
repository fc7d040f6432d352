namespace Keles.Linux;

/// <summary>What a group and all below it use.</summary>
/// <param name="CpuNanoseconds">CPU time since the group was made.</param>
/// <param name="MemoryBytes">All memory charged, page cache too.</param>
/// <param name="WorkingSetBytes">Memory without file pages that nobody used of late: what counts for eviction.</param>
/// <param name="MemoryLimit">Null when unlimited.</param>
/// <param name="OomKills">How often the kernel killed a process here for want of memory.</param>
public sealed record CgroupUsage(
    long CpuNanoseconds, long MemoryBytes, long WorkingSetBytes, long ResidentBytes, long PageFaults, long MajorPageFaults,
    long? MemoryLimit, long Processes, long OomKills);
