using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The conditions of a pod's status.</summary>
public static class PodConditions
{
    public const string Scheduled = "PodScheduled";
    public const string Initialized = "Initialized";
    public const string ContainersReady = "ContainersReady";
    public const string Ready = "Ready";
    public const string ReadyToStartContainers = "PodReadyToStartContainers";
    public const string DisruptionTarget = "DisruptionTarget";

    public static PodCondition? Find(PodStatus status, string type) => status.Conditions.Find(c => c.Type == type);

    public static bool IsTrue(PodStatus status, string type) => Find(status, type)?.Status == "True";

    public static bool IsReady(this Pod pod) => IsTrue(pod.Status, Ready);

    /// <summary>Ready, and for long enough to be counted on.</summary>
    public static bool IsAvailable(this Pod pod, int minReadySeconds, DateTimeOffset now)
    {
        if (Find(pod.Status, Ready) is not { Status: "True" } ready) return false;
        return minReadySeconds == 0
            || (!ready.LastTransitionTime.IsZero && Seconds.After(ready.LastTransitionTime.ToDateTimeOffset(), minReadySeconds) <= now);
    }

    /// <summary>When the pod, ready now, becomes available; null when it is not ready or already available.</summary>
    public static DateTimeOffset? AvailableAt(this Pod pod, int minReadySeconds, DateTimeOffset now)
    {
        if (minReadySeconds == 0 || Find(pod.Status, Ready) is not { Status: "True", LastTransitionTime.IsZero: false } ready) return null;
        var at = Seconds.After(ready.LastTransitionTime.ToDateTimeOffset(), minReadySeconds);
        return at > now ? at : null;
    }

    /// <summary>The status with the condition in it; the time of transition moves only when the condition's status does.</summary>
    public static PodStatus With(PodStatus status, PodCondition condition, DateTimeOffset now)
    {
        var at = status.Conditions.IndexOf(c => c.Type == condition.Type);
        var since = at >= 0 && status.Conditions[at].Status == condition.Status ? status.Conditions[at].LastTransitionTime : Time.From(now);
        var dated = condition with { LastTransitionTime = since };
        return status with { Conditions = at < 0 ? status.Conditions.Add(dated) : status.Conditions.With(at, dated) };
    }
}
