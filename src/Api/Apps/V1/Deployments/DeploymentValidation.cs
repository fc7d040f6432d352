using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a deployment.</summary>
internal static class DeploymentValidation
{
    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(Deployment o, FieldErrors errors) => Spec(o.Spec, Path, errors);

    public static void OnUpdate(Deployment o, Deployment stored, FieldErrors errors)
    {
        Spec(o.Spec, Path, errors);
        WorkloadSelectorValidation.Unchanged(o.Spec.Selector, stored.Spec.Selector, Path.Child("selector"), errors);
    }

    public static void OnStatusUpdate(Deployment o, Deployment stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Status, ("observedGeneration", s.ObservedGeneration), ("replicas", s.Replicas), ("updatedReplicas", s.UpdatedReplicas), ("readyReplicas", s.ReadyReplicas),
            ("availableReplicas", s.AvailableReplicas), ("unavailableReplicas", s.UnavailableReplicas), ("terminatingReplicas", s.TerminatingReplicas), ("collisionCount", s.CollisionCount));
        errors.RequireAtMost(Status.Child("updatedReplicas"), s.UpdatedReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("readyReplicas"), s.ReadyReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.ReadyReplicas, "cannot be greater than readyReplicas");
        errors.RequireNoFewerCollisions(Status, s.CollisionCount, stored.Status.CollisionCount);
    }

    private static void Spec(DeploymentSpec spec, FieldPath path, FieldErrors errors)
    {
        errors.RequireNotNegative(path.Child("replicas"), spec.Replicas ?? 0);
        WorkloadSelectorValidation.Required(spec.Selector, "deployment", path.Child("selector"), errors);
        if (WorkloadSelectorValidation.TryRead(spec.Selector, "invalid label selector", path.Child("selector"), errors, out var selector)) PodTemplateSpecValidation.OfLasting(spec.Template, selector, "ReplicaSet", path.Child("template"), errors);
        Strategy(spec.Strategy, path.Child("strategy"), errors);
        errors.RequireNotNegative(path, ("minReadySeconds", spec.MinReadySeconds), ("revisionHistoryLimit", spec.RevisionHistoryLimit), ("progressDeadlineSeconds", spec.ProgressDeadlineSeconds));
        if (spec.ProgressDeadlineSeconds is { } deadline && deadline <= spec.MinReadySeconds) errors.Invalid(path.Child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds");
    }

    private static void Strategy(DeploymentStrategy strategy, FieldPath path, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case DeploymentDefaults.Recreate:
                if (strategy.RollingUpdate is not null) errors.Forbidden(path.Child("rollingUpdate"), "may not be specified when strategy `type` is 'Recreate'");
                break;
            case DeploymentDefaults.RollingUpdate:
                Rolling(strategy.RollingUpdate ?? RollingUpdateDeployment.Empty, path.Child("rollingUpdate"), errors);
                break;
            default:
                errors.NotSupported(path, strategy, DeploymentDefaults.Recreate, DeploymentDefaults.RollingUpdate);
                break;
        }
    }

    private static void Rolling(RollingUpdateDeployment rolling, FieldPath path, FieldErrors errors)
    {
        IntOrString unavailable = rolling.MaxUnavailable ?? 0, surge = rolling.MaxSurge ?? 0;
        IntOrPercentValidation.NotNegative(unavailable, path.Child("maxUnavailable"), errors);
        IntOrPercentValidation.NotNegative(surge, path.Child("maxSurge"), errors);
        if (IntOrPercentValidation.Number(unavailable) == 0 && IntOrPercentValidation.Number(surge) == 0) errors.Invalid(path.Child("maxUnavailable"), unavailable, "may not be 0 when `maxSurge` is 0");
        IntOrPercentValidation.AtMostAll(unavailable, path.Child("maxUnavailable"), errors);
    }
}
