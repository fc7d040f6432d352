using Keles.Api.Apps.V1;

namespace Keles.Controllers.Deployments;

/// <summary>How far a rollout may go above and below the number of replicas.</summary>
internal readonly record struct RolloutLimits(int MaxSurge, int MaxUnavailable)
{
    public static RolloutLimits Of(Deployment deployment)
    {
        var replicas = deployment.Spec.Replicas ?? 1;
        if (deployment.Spec.Strategy.Type == "Recreate") return new(0, 0);
        var surge = deployment.Spec.Strategy.RollingUpdate?.MaxSurge?.Scale(replicas, roundUp: true) ?? 0;
        var unavailable = deployment.Spec.Strategy.RollingUpdate?.MaxUnavailable?.Scale(replicas, roundUp: false) ?? 0;

        // With neither it could never move; rounding alone can bring that about, so one may be unavailable then.
        if (surge == 0 && unavailable == 0) unavailable = 1;
        return new(surge, Math.Min(unavailable, replicas));
    }
}
