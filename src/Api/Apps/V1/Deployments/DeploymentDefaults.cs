using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a deployment when nothing is said.</summary>
internal static class DeploymentDefaults
{
    public const string RollingUpdate = "RollingUpdate";
    public const string Recreate = "Recreate";

    private const string Quarter = "25%";
    private const int Revisions = 10;
    private const int DeadlineSeconds = 600;

    public static Deployment Of(Deployment o) => o with
    {
        Spec = o.Spec with
        {
            Replicas = o.Spec.Replicas ?? 1,
            Template = PodSpecDefaults.Of(o.Spec.Template),
            Strategy = Of(o.Spec.Strategy with { Type = o.Spec.Strategy.Type.Or(RollingUpdate) }),
            RevisionHistoryLimit = o.Spec.RevisionHistoryLimit ?? Revisions,
            ProgressDeadlineSeconds = o.Spec.ProgressDeadlineSeconds ?? DeadlineSeconds,
        },
    };

    private static DeploymentStrategy Of(DeploymentStrategy strategy)
    {
        if (strategy.Type != RollingUpdate) return strategy;
        var rolling = strategy.RollingUpdate ?? RollingUpdateDeployment.Empty;
        return strategy with { RollingUpdate = rolling with { MaxUnavailable = rolling.MaxUnavailable ?? Quarter, MaxSurge = rolling.MaxSurge ?? Quarter } };
    }
}
