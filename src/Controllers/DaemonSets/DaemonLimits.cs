using Keles.Api.Apps.V1;

namespace Keles.Controllers.DaemonSets;

/// <summary>How far a rolling update may go on a number of nodes.</summary>
internal readonly record struct DaemonLimits(int MaxSurge, int MaxUnavailable)
{
    public static bool AllowsSurge(DaemonSet set) => Surge(set, 100) > 0;

    public static DaemonLimits Of(DaemonSet set, int desired)
    {
        if (set.Spec.UpdateStrategy.Type == "OnDelete") return default;
        var surge = Surge(set, desired);
        var unavailable = set.Spec.UpdateStrategy.RollingUpdate?.MaxUnavailable?.Scale(desired, roundUp: true) ?? 0;

        // With neither it could never move.
        return new(surge, desired > 0 && surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    private static int Surge(DaemonSet set, int desired) =>
        set.Spec.UpdateStrategy.Type == "OnDelete" ? 0 : set.Spec.UpdateStrategy.RollingUpdate?.MaxSurge?.Scale(desired, roundUp: true) ?? 0;
}
