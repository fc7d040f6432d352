using Keles.Machinery;

namespace Keles.Api.Policy.V1;

/// <summary>What holds for a disruption budget.</summary>
internal static class PodDisruptionBudgetValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(PodDisruptionBudget o, FieldErrors errors)
    {
        var spec = o.Spec;
        if (spec is { MinAvailable: not null, MaxUnavailable: not null }) errors.Invalid(Spec, spec, "minAvailable and maxUnavailable cannot be both set");
        Amount(spec.MinAvailable, Spec.Child("minAvailable"), errors);
        Amount(spec.MaxUnavailable, Spec.Child("maxUnavailable"), errors);
        LabelValidation.Selector(spec.Selector, Spec.Child("selector"), errors);
        if (spec.UnhealthyPodEvictionPolicy is { } policy) errors.RequireOneOf(Spec.Child("unhealthyPodEvictionPolicy"), policy, "AlwaysAllow", "IfHealthyBudget");
    }

    public static void OnStatusUpdate(PodDisruptionBudget o, PodDisruptionBudget stored, FieldErrors errors)
    {
        var status = o.Status;
        ConditionValidation.Of(status.Conditions, Status.Child("conditions"), errors);
        errors.RequireNotNegative(Status.Child("disruptionsAllowed"), status.DisruptionsAllowed);
        errors.RequireNotNegative(Status.Child("currentHealthy"), status.CurrentHealthy);
        errors.RequireNotNegative(Status.Child("desiredHealthy"), status.DesiredHealthy);
        errors.RequireNotNegative(Status.Child("expectedPods"), status.ExpectedPods);
    }

    private static void Amount(IntOrString? amount, FieldPath path, FieldErrors errors)
    {
        if (amount is not { } value) return;
        IntOrPercentValidation.NotNegative(value, path, errors);
        IntOrPercentValidation.AtMostAll(value, path, errors);
    }
}
