using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Which objects a quota is about: all, or pods of certain sorts.</summary>
internal static class QuotaScopes
{
    public static bool Covers(ResourceQuota quota, Kind kind, IApiObject value)
    {
        if (quota.Spec.Scopes.IsEmpty && quota.Spec.ScopeSelector is null) return true;
        if (kind == PersistentVolumeClaimKind.Kind) return ClaimMatches(quota.Spec, (PersistentVolumeClaim)value);
        if (value is not Pod pod) return false;
        return quota.Spec.Scopes.All(s => Matches(s, "Exists", default, pod))
            && (quota.Spec.ScopeSelector is not { } selector || selector.MatchExpressions.All(e => Matches(e.ScopeName, e.Operator, e.Values, pod)));
    }

    private static bool Matches(string scope, string @operator, Items<string> values, Pod pod) => scope switch
    {
        "Terminating" => pod.Spec.ActiveDeadlineSeconds is >= 0,
        "NotTerminating" => pod.Spec.ActiveDeadlineSeconds is null or < 0,
        "BestEffort" => PodQos.Compute(pod.Spec) == PodQos.BestEffort,
        "NotBestEffort" => PodQos.Compute(pod.Spec) != PodQos.BestEffort,
        "PriorityClass" => InSet(@operator, values, pod.Spec.PriorityClassName),
        "CrossNamespacePodAffinity" => AcrossNamespaces(pod.Spec.Affinity),
        _ => false,
    };

    private static bool ClaimMatches(ResourceQuotaSpec spec, PersistentVolumeClaim claim) =>
        spec.Scopes.IsEmpty && spec.ScopeSelector is { } selector
        && selector.MatchExpressions.All(e => e.ScopeName == "VolumeAttributesClass" && InSet(e.Operator, e.Values, claim.Spec.VolumeAttributesClassName ?? ""));

    private static bool InSet(string @operator, Items<string> values, string value) => @operator switch
    {
        "In" => values.Contains(value),
        "NotIn" => !values.Contains(value),
        "DoesNotExist" => value.Length == 0,
        _ => value.Length > 0,
    };

    private static bool AcrossNamespaces(Affinity? affinity)
    {
        static bool Across(PodAffinityTerm term) => !term.Namespaces.IsEmpty || term.NamespaceSelector is not null;
        return (affinity?.PodAffinity is { } near && (near.RequiredDuringSchedulingIgnoredDuringExecution.Any(Across) || near.PreferredDuringSchedulingIgnoredDuringExecution.Any(static w => Across(w.PodAffinityTerm))))
            || (affinity?.PodAntiAffinity is { } far && (far.RequiredDuringSchedulingIgnoredDuringExecution.Any(Across) || far.PreferredDuringSchedulingIgnoredDuringExecution.Any(static w => Across(w.PodAffinityTerm))));
    }
}
