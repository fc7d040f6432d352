namespace Keles.Api.Scheduling.V1;

/// <summary>What holds for a priority class when nothing is said.</summary>
internal static class PriorityClassDefaults
{
    public static PriorityClass Of(PriorityClass o) => o.PreemptionPolicy is null ? o with { PreemptionPolicy = "PreemptLowerPriority" } : o;
}
