using Keles.Machinery;

namespace Keles.Api.Coordination.V1;

/// <summary>What holds for a lease.</summary>
internal static class LeaseValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void Of(Lease o, FieldErrors errors)
    {
        if (o.Spec.LeaseDurationSeconds <= 0) errors.Invalid(Spec.Child("leaseDurationSeconds"), o.Spec.LeaseDurationSeconds, "must be greater than 0");
        if (o.Spec.LeaseTransitions is { } transitions) errors.RequireNotNegative(Spec.Child("leaseTransitions"), transitions);
        if (o.Spec.Strategy is { Length: > 0 } strategy) errors.RequireQualifiedName(Spec.Child("strategy"), strategy);
        if (o.Spec is { PreferredHolder.Length: > 0, Strategy: null or "" }) errors.Forbidden(Spec.Child("preferredHolder"), "may only be specified if `strategy` is defined");
    }
}
