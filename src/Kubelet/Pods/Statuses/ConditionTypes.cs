namespace Keles.Kubelet.Pods.Statuses;

/// <summary>The conditions of a pod that the kubelet owns. All others belong to somebody else and are left alone.</summary>
internal static class ConditionTypes
{
    public const string PodReadyToStartContainers = "PodReadyToStartContainers";
    public const string Initialized = "Initialized";
    public const string Ready = "Ready";
    public const string ContainersReady = "ContainersReady";
    public const string PodScheduled = "PodScheduled";
    public const string PodResizePending = "PodResizePending";
    public const string PodResizeInProgress = "PodResizeInProgress";

    /// <summary>Shared with the eviction API and the scheduler.</summary>
    public const string DisruptionTarget = "DisruptionTarget";

    public static bool IsOurs(string type) => type is PodReadyToStartContainers or Initialized or Ready or ContainersReady or PodScheduled
        or PodResizePending or PodResizeInProgress;
}
