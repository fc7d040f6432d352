using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What holds for an autoscaler.</summary>
internal static class HorizontalPodAutoscalerValidation
{
    private const string ReplicationController = "ReplicationController";

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Of(HorizontalPodAutoscaler o, FieldErrors errors)
    {
        var spec = o.Spec;
        if (spec.MinReplicas < 1) errors.Invalid(Spec.Child("minReplicas"), spec.MinReplicas, "must be greater than or equal to 1");
        if (spec.MaxReplicas < 1) errors.Invalid(Spec.Child("maxReplicas"), spec.MaxReplicas, "must be greater than 0");
        if (spec.MinReplicas > spec.MaxReplicas) errors.Invalid(Spec.Child("maxReplicas"), spec.MaxReplicas, "must be greater than or equal to `minReplicas`");
        Target(spec.ScaleTargetRef, Spec.Child("scaleTargetRef"), errors);
        for (var i = 0; i < spec.Metrics.Count; i++) MetricValidation.Of(spec.Metrics[i], Spec.Child("metrics").Index(i), errors);
        if (spec.MinReplicas == 0 && !spec.Metrics.Any(static m => m.Object is not null || m.External is not null))
            errors.Forbidden(Spec.Child("metrics"), "must specify at least one Object or External metric to support scaling to zero replicas");
        if (spec.Behavior?.ScaleUp is { } up) ScalingRuleValidation.Of(up, Spec.Child("behavior", "scaleUp"), errors);
        if (spec.Behavior?.ScaleDown is { } down) ScalingRuleValidation.Of(down, Spec.Child("behavior", "scaleDown"), errors);
    }

    public static void OnStatusUpdate(HorizontalPodAutoscaler o, HorizontalPodAutoscaler stored, FieldErrors errors)
    {
        errors.RequireNotNegative(FieldPath.Root("status", "currentReplicas"), o.Status.CurrentReplicas);
        errors.RequireNotNegative(FieldPath.Root("status", "desiredReplicas"), o.Status.DesiredReplicas);
    }

    public static void Target(CrossVersionObjectReference target, FieldPath path, FieldErrors errors)
    {
        Segment(target.Kind, path.Child("kind"), errors);
        Segment(target.Name, path.Child("name"), errors);
        var version = target.ApiVersion;
        if (version.Split('/').Length > 2) errors.Invalid(path.Child("apiVersion"), version, $"unexpected GroupVersion string: {version}");
        else if (!version.Contains('/', StringComparison.Ordinal) && (version.Length == 0 || target.Kind != ReplicationController)) errors.Invalid(path.Child("apiVersion"), version, "apiVersion must specify API group");
    }

    public static void Segment(string text, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, text)) errors.InvalidAll(path, text, PathSegmentNames.Name(text));
    }
}
