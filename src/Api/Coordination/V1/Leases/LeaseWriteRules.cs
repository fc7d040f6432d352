namespace Keles.Api.Coordination.V1;

/// <summary>What a write of a lease may say: who leads is not coordinated unless asked for, so how to choose is left out where it was not said before.</summary>
internal static class LeaseWriteRules
{
    public static Lease Served(Lease lease, Lease? stored) => lease with
    {
        Spec = lease.Spec with
        {
            Strategy = stored?.Spec.Strategy is null ? null : lease.Spec.Strategy,
            PreferredHolder = stored?.Spec.PreferredHolder is null ? null : lease.Spec.PreferredHolder,
        },
    };
}
