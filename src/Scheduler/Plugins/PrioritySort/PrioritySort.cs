namespace Keles.Scheduler;

/// <summary>Pods of higher priority first, and of equal ones the one that has waited longer.</summary>
internal sealed class PrioritySort : IQueueSortPlugin
{
    public string Name => "PrioritySort";

    public IReadOnlyList<QueueingHint> Hints => [];

    public int Compare(QueuedPod a, QueuedPod b)
    {
        var byPriority = b.Info.Priority.CompareTo(a.Info.Priority);
        return byPriority != 0 ? byPriority : a.Since.CompareTo(b.Since);
    }
}
