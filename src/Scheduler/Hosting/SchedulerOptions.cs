using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>How the scheduler is set up; the defaults are upstream's.</summary>
public sealed record SchedulerOptions
{
    /// <summary>The schedulers that there are, by the names that pods ask for; others are left alone.</summary>
    internal Items<ProfileOptions> Profiles { get; init; } = [new()];

    /// <summary>Of all nodes so many in a hundred are looked for; 0 for a part that grows smaller as the cluster grows.</summary>
    public int PercentageOfNodesToScore { get; init; }

    /// <summary>The pause after the first failure; each further one doubles it.</summary>
    public TimeSpan FirstBackoff { get; init; } = QueueLimits.FirstBackoff;

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestBackoff { get; init; } = QueueLimits.LongestBackoff;

    /// <summary>Read and checked as upstream does; the search here runs in one thread and is quick.</summary>
    public int Parallelism { get; init; } = 16;

    public LeaderElectionOptions LeaderElection { get; init; } = new();
}
