namespace Keles.Scheduler;

/// <summary>How the scheduler is set up; the defaults are upstream's.</summary>
public sealed record SchedulerOptions
{
    /// <summary>The name by which pods ask for this scheduler; others are left alone.</summary>
    public string SchedulerName { get; init; } = "default-scheduler";

    /// <summary>The longest a pod with its node chosen waits for its volumes to be bound.</summary>
    public TimeSpan VolumeBindingLimit { get; init; } = TimeSpan.FromMinutes(10);
}
