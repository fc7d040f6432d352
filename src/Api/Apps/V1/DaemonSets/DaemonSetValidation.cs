using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a daemon set.</summary>
internal static class DaemonSetValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(DaemonSet o, FieldErrors errors)
    {
        var spec = o.Spec;
        LabelValidation.Selector(spec.Selector, Path.Child("selector"), errors);
        if (Selector.TryFrom(spec.Selector, out var selector, out _) && !selector.Matches(spec.Template.Metadata.Labels)) errors.Invalid(Path.Child("template", "metadata").Child("labels"), PodTemplateSpecValidation.LabelsOf(spec.Template), PodTemplateSpecValidation.Mismatch);
        WorkloadSelectorValidation.NotEmpty(spec.Selector, "daemonset", Path.Child("selector"), errors);
        PodTemplateSpecValidation.Of(spec.Template, Path.Child("template"), errors);
        PodTemplateSpecValidation.AlwaysRestarted(spec.Template, "DaemonSet", Path.Child("template"), errors);
        errors.RequireNotNegative(Path.Child("minReadySeconds"), spec.MinReadySeconds);
        Strategy(spec.UpdateStrategy, Path.Child("updateStrategy"), errors);
        errors.RequireNotNegative(Path, ("revisionHistoryLimit", spec.RevisionHistoryLimit));
    }

    public static void OnUpdate(DaemonSet o, DaemonSet stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        WorkloadSelectorValidation.Unchanged(o.Spec.Selector, stored.Spec.Selector, Path.Child("selector"), errors);
    }

    public static void OnStatusUpdate(DaemonSet o, DaemonSet stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Status, ("currentNumberScheduled", s.CurrentNumberScheduled), ("numberMisscheduled", s.NumberMisscheduled), ("desiredNumberScheduled", s.DesiredNumberScheduled),
            ("numberReady", s.NumberReady), ("observedGeneration", s.ObservedGeneration), ("updatedNumberScheduled", s.UpdatedNumberScheduled), ("numberAvailable", s.NumberAvailable),
            ("numberUnavailable", s.NumberUnavailable), ("collisionCount", s.CollisionCount));
        errors.RequireNoFewerCollisions(Status, s.CollisionCount, stored.Status.CollisionCount);
    }

    private static void Strategy(DaemonSetUpdateStrategy strategy, FieldPath path, FieldErrors errors)
    {
        if (strategy is { Type: DeploymentDefaults.RollingUpdate, RollingUpdate: { } rolling }) Rolling(rolling, path.Child("rollingUpdate"), errors);
        else if (strategy.Type == DeploymentDefaults.RollingUpdate) errors.Required(path.Child("rollingUpdate"));
        else if (strategy.Type != "OnDelete") errors.NotSupported(path, strategy, DeploymentDefaults.RollingUpdate, "OnDelete");
    }

    /// <summary>Either old pods go first or new pods come first, never both.</summary>
    private static void Rolling(RollingUpdateDaemonSet rolling, FieldPath path, FieldErrors errors)
    {
        IntOrString unavailable = rolling.MaxUnavailable ?? 0, surge = rolling.MaxSurge ?? 0;
        IntOrPercentValidation.NotNegative(unavailable, path.Child("maxUnavailable"), errors);
        IntOrPercentValidation.NotNegative(surge, path.Child("maxSurge"), errors);
        IntOrPercentValidation.AtMostAll(unavailable, path.Child("maxUnavailable"), errors);
        IntOrPercentValidation.AtMostAll(surge, path.Child("maxSurge"), errors);
        var (goes, comes) = (IntOrPercentValidation.Number(unavailable) != 0, IntOrPercentValidation.Number(surge) != 0);
        if (goes && comes) errors.Invalid(path.Child("maxSurge"), surge, "may not be set when maxUnavailable is non-zero");
        if (!goes && !comes) errors.Required(path.Child("maxUnavailable"), "cannot be 0 when maxSurge is 0");
    }
}
