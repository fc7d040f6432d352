using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>The kubelet's conditions of a pod, with upstream's reasons and messages.</summary>
internal static class PodConditions
{
    public static PodStatus Set(PodStatus status, StatusInputs from)
    {
        var all = status.InitContainerStatuses.AddRange(status.ContainerStatuses);
        var containersReady = ContainersReady(from.Pod, all, status.Phase);
        Items<PodCondition> ours =
        [
            .. Disruption(from),
            ReadyToStart(from),
            Initialized(from.Pod, all, status.Phase),
            Ready(from.Pod, containersReady),
            containersReady,
            Condition(ConditionTypes.PodScheduled, true),
        ];
        var others = from.Pod.Status.Conditions.Where(c => !ConditionTypes.IsOurs(c.Type) && !ours.Any(o => o.Type == c.Type));
        return status with { Conditions = others.AddRange(ours.Map(c => WithTimes(c, from))) };
    }

    public static PodCondition ContainersReady(Pod pod, Items<ContainerStatus> statuses, string phase)
    {
        if (statuses.IsEmpty)
        {
            return Condition(ConditionTypes.ContainersReady, false, "UnknownContainerStatuses");
        }
        var watched = pod.Spec.InitContainers.Where(c => c.IsSidecar()).AddRange(pod.Spec.Containers);
        var unknown = watched.Where(c => !statuses.Any(s => s.Name == c.Name));
        var unready = watched.Where(c => statuses.Any(s => s.Name == c.Name && !s.Ready));
        if (phase == "Succeeded" && unknown.IsEmpty)
        {
            return Condition(ConditionTypes.ContainersReady, false, "PodCompleted");
        }
        if (phase == "Failed")
        {
            return Condition(ConditionTypes.ContainersReady, false, "PodFailed");
        }
        var message = Message(("unknown", unknown), ("unready", unready));
        return message.Length > 0
            ? Condition(ConditionTypes.ContainersReady, false, "ContainersNotReady", message)
            : Condition(ConditionTypes.ContainersReady, true);
    }

    private static PodCondition Ready(Pod pod, PodCondition containersReady)
    {
        if (containersReady.Status != "True")
        {
            return containersReady with { Type = ConditionTypes.Ready };
        }
        var missing = new List<string>();
        foreach (var gate in pod.Spec.ReadinessGates)
        {
            var condition = pod.Status.Conditions.Find(c => c.Type == gate.ConditionType);
            if (condition is null)
            {
                missing.Add($"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            }
            else if (condition.Status != "True")
            {
                missing.Add($"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {condition.Status}");
            }
        }
        return missing.Count > 0
            ? Condition(ConditionTypes.Ready, false, "ReadinessGatesNotReady", string.Join(", ", missing))
            : Condition(ConditionTypes.Ready, true);
    }

    private static PodCondition Initialized(Pod pod, Items<ContainerStatus> statuses, string phase)
    {
        var init = pod.Spec.InitContainers;
        if (statuses.IsEmpty && !init.IsEmpty)
        {
            return Condition(ConditionTypes.Initialized, false, "UnknownContainerStatuses");
        }
        var unknown = init.Where(c => !statuses.Any(s => s.Name == c.Name));
        var incomplete = init.Where(c => statuses.Find(s => s.Name == c.Name) is { } status && (c.IsSidecar() ? status.Started != true : !status.Ready));
        if (phase == "Succeeded" && unknown.IsEmpty)
        {
            return Condition(ConditionTypes.Initialized, true, "PodCompleted");
        }
        if (PodPhase.AnyAppStarted(pod.Spec, statuses))
        {
            return Condition(ConditionTypes.Initialized, true);
        }
        var message = Message(("unknown", unknown), ("incomplete", incomplete));
        return message.Length > 0
            ? Condition(ConditionTypes.Initialized, false, "ContainersNotInitialized", message)
            : Condition(ConditionTypes.Initialized, true);
    }

    private static PodCondition ReadyToStart(StatusInputs from) =>
        Condition(ConditionTypes.PodReadyToStartContainers, !SandboxRule.For(from.Pod, from.Runtime).IsNeeded);

    private static Items<PodCondition> Disruption(StatusInputs from)
    {
        var condition = from.GivenUp?.Disruption ?? from.Previous.Conditions.Find(c => c.Type == ConditionTypes.DisruptionTarget);
        return condition is null ? [] : [condition];
    }

    private static string Message(params ReadOnlySpan<(string State, Items<Container> Containers)> groups)
    {
        var parts = new List<string>();
        foreach (var (state, containers) in groups)
        {
            if (!containers.IsEmpty)
            {
                parts.Add($"containers with {state} status: [{string.Join(' ', containers.Select(c => c.Name))}]");
            }
        }
        return string.Join(", ", parts);
    }

    private static PodCondition WithTimes(PodCondition condition, StatusInputs from)
    {
        var before = from.Previous.Conditions.Find(c => c.Type == condition.Type);
        return condition with
        {
            ObservedGeneration = from.Pod.Metadata.Generation,
            LastTransitionTime = before?.Status == condition.Status && !before.LastTransitionTime.IsZero ? before.LastTransitionTime : Time.From(from.Now),
        };
    }

    private static PodCondition Condition(string type, bool status, string reason = "", string message = "") =>
        new() { Type = type, Status = status ? "True" : "False", Reason = reason, Message = message };
}
