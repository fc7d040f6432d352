using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a replication controller.</summary>
internal static class ReplicationControllerValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(ReplicationController o, FieldErrors errors)
    {
        var spec = o.Spec;
        errors.RequireNotNegative(Path.Child("minReadySeconds"), spec.MinReadySeconds);
        if (spec.Selector.IsEmpty) errors.Required(Path.Child("selector"));
        if (spec.Replicas is { } replicas) errors.RequireNotNegative(Path.Child("replicas"), replicas);
        else errors.Required(Path.Child("replicas"));
        if (spec.Template is { } template) PodTemplateSpecValidation.OfLasting(template, Selector.OfLabels(spec.Selector), "ReplicationController", Path.Child("template"), errors);
        else errors.Required(Path.Child("template"));
    }

    public static void OnUpdate(ReplicationController o, ReplicationController stored, FieldErrors errors) => OnCreate(o, errors);

    public static void OnStatusUpdate(ReplicationController o, ReplicationController stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Status, ("replicas", s.Replicas), ("fullyLabeledReplicas", s.FullyLabeledReplicas), ("readyReplicas", s.ReadyReplicas),
            ("availableReplicas", s.AvailableReplicas), ("observedGeneration", s.ObservedGeneration));
        errors.RequireAtMost(Status.Child("fullyLabeledReplicas"), s.FullyLabeledReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("readyReplicas"), s.ReadyReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.ReadyReplicas, "cannot be greater than readyReplicas");
    }
}
