using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a daemon set when nothing is said.</summary>
internal static class DaemonSetDefaults
{
    private const int Revisions = 10;

    public static DaemonSet Of(DaemonSet o) => o with
    {
        Spec = o.Spec with
        {
            Template = PodSpecDefaults.Of(o.Spec.Template),
            UpdateStrategy = Of(o.Spec.UpdateStrategy with { Type = o.Spec.UpdateStrategy.Type.Or(DeploymentDefaults.RollingUpdate) }),
            RevisionHistoryLimit = o.Spec.RevisionHistoryLimit ?? Revisions,
        },
    };

    private static DaemonSetUpdateStrategy Of(DaemonSetUpdateStrategy strategy)
    {
        if (strategy.Type != DeploymentDefaults.RollingUpdate) return strategy;
        var rolling = strategy.RollingUpdate ?? RollingUpdateDaemonSet.Empty;
        return strategy with { RollingUpdate = rolling with { MaxUnavailable = rolling.MaxUnavailable ?? 1, MaxSurge = rolling.MaxSurge ?? 0 } };
    }
}
