namespace Keles.Scheduler;

/// <summary>Which of two pods is rather kept: the one of higher priority, then the one that has run longer.</summary>
internal static class Importance
{
    public static IOrderedEnumerable<PodInfo> MostImportantFirst(this IEnumerable<PodInfo> pods) => pods.OrderByDescending(static p => p.Priority).ThenBy(StartOf);

    /// <summary>A pod that has not started counts as the youngest.</summary>
    public static DateTimeOffset StartOf(PodInfo pod) => pod.Pod.Status.StartTime is { IsZero: false } start ? start.ToDateTimeOffset() : DateTimeOffset.MaxValue;
}
