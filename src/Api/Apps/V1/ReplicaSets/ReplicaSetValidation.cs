using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a replica set.</summary>
internal static class ReplicaSetValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(ReplicaSet o, FieldErrors errors)
    {
        var spec = o.Spec;
        errors.RequireNotNegative(Path, ("replicas", spec.Replicas), ("minReadySeconds", spec.MinReadySeconds));
        WorkloadSelectorValidation.Required(spec.Selector, "deployment", Path.Child("selector"), errors);
        if (WorkloadSelectorValidation.TryRead(spec.Selector, "invalid label selector", Path.Child("selector"), errors, out var selector)) PodTemplateSpecValidation.OfLasting(spec.Template, selector, "ReplicaSet", Path.Child("template"), errors);
    }

    public static void OnUpdate(ReplicaSet o, ReplicaSet stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        WorkloadSelectorValidation.Unchanged(o.Spec.Selector, stored.Spec.Selector, Path.Child("selector"), errors);
    }

    public static void OnStatusUpdate(ReplicaSet o, ReplicaSet stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Status, ("replicas", s.Replicas), ("fullyLabeledReplicas", s.FullyLabeledReplicas), ("readyReplicas", s.ReadyReplicas),
            ("availableReplicas", s.AvailableReplicas), ("terminatingReplicas", s.TerminatingReplicas), ("observedGeneration", s.ObservedGeneration));
        errors.RequireAtMost(Status.Child("fullyLabeledReplicas"), s.FullyLabeledReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("readyReplicas"), s.ReadyReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.ReadyReplicas, "cannot be greater than readyReplicas");
    }
}
