namespace Keles.Scheduler;

/// <summary>Which pod's turn is first. A profile has exactly one.</summary>
internal interface IQueueSortPlugin : IPlugin
{
    /// <summary>Below zero when <paramref name="a"/> comes first.</summary>
    int Compare(QueuedPod a, QueuedPod b);
}
