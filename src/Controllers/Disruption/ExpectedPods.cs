using Keles.Api.Policy.V1;

namespace Keles.Controllers.Disruption;

/// <summary>How many pods a budget counts on, and how many of them must be healthy.</summary>
/// <param name="Unmanaged">Pods without a controller, which a budget by scale cannot count.</param>
internal sealed record ExpectedPods(int Count, int Healthy, IReadOnlyList<string> Unmanaged)
{
    /// <summary>Whether the controllers of the pods must be asked: a number of pods that must be available is enough by itself.</summary>
    public static bool NeedsScale(PodDisruptionBudget budget) => budget.Spec.MaxUnavailable is not null || budget.Spec.MinAvailable is { IsString: true };

    /// <param name="scale">The sum of what the controllers want, where it is needed.</param>
    /// <param name="pods">The pods the budget is for.</param>
    public static ExpectedPods Of(PodDisruptionBudget budget, int scale, int pods, IReadOnlyList<string> unmanaged) => budget.Spec switch
    {
        { MaxUnavailable: { } most } => new(scale, Math.Max(0, scale - Scaled(most, scale)), unmanaged),
        { MinAvailable: { IsString: true } least } => new(scale, Scaled(least, scale), unmanaged),
        { MinAvailable: { } least } => new(pods, Scaled(least, pods), []),
        _ => new(0, 0, []),
    };

    private static int Scaled(Machinery.IntOrString value, int total) =>
        value.TryScale(total, roundUp: true, out var scaled, out var error) ? scaled : throw new DisruptionException(error!);
}
