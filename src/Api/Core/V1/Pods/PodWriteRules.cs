using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What creating and updating a pod may set.</summary>
internal static class PodWriteRules
{
    public static Pod OnCreate(Pod pod)
    {
        var spec = MatchLabelKeys.Resolve(pod.Spec, pod.Metadata.Labels);
        return pod with { Spec = spec, Status = new() { Phase = PodPhases.Pending, QosClass = PodQos.Compute(spec), Conditions = Gated(spec) } };
    }

    public static Pod OnUpdate(Pod pod, Pod stored) => pod with { Status = stored.Status };

    /// <summary>Who owns a pod, and its class of service, are no matter of its status.</summary>
    public static Pod OnStatusUpdate(Pod pod, Pod stored) => pod with
    {
        Spec = stored.Spec,
        Metadata = pod.Metadata with { DeletionTimestamp = stored.Metadata.DeletionTimestamp, OwnerReferences = stored.Metadata.OwnerReferences },
        Status = pod.Status.QosClass.Length > 0 ? pod.Status : pod.Status with { QosClass = stored.Status.QosClass },
    };

    private static Items<PodCondition> Gated(PodSpec spec) => spec.SchedulingGates.IsEmpty ? default :
        [new() { Type = PodConditions.Scheduled, Status = "False", Reason = "SchedulingGated", Message = "Scheduling is blocked due to non-empty scheduling gates" }];
}
