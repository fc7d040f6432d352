namespace Keles.Api.Apps.V1;

/// <summary>Fields behind features that are off by default in this version: dropped, unless the stored object has them already.</summary>
internal static class StatefulSetFeatures
{
    /// <summary>How many pods may be missing during a rolling update: off since its regression in 1.35.</summary>
    public static StatefulSet Known(StatefulSet o, StatefulSet? stored)
    {
        if (o.Spec.UpdateStrategy.RollingUpdate is not { MaxUnavailable: not null } rolling) return o;
        if (stored?.Spec.UpdateStrategy.RollingUpdate?.MaxUnavailable is not null) return o;
        return o with { Spec = o.Spec with { UpdateStrategy = o.Spec.UpdateStrategy with { RollingUpdate = rolling with { MaxUnavailable = null } } } };
    }
}
