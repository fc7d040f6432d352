using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What an existing default role or binding must become: what is missing is added, what somebody added stays.</summary>
internal static class RbacReconciling
{
    public static bool IsLeftAlone(ObjectMeta metadata) => metadata.Annotations.Get(BootstrapMarks.RbacAutoUpdate) == "false";

    public static IApiObject Merge(IApiObject found, IApiObject wanted) => (found, wanted) switch
    {
        (ClusterRole f, ClusterRole w) => f with
        {
            Metadata = Merge(f.Metadata, w.Metadata),
            Rules = w.AggregationRule is not null ? f.Rules : Merge(f.Rules, w.Rules),
            AggregationRule = Merge(f.AggregationRule, w.AggregationRule),
        },
        (Role f, Role w) => f with { Metadata = Merge(f.Metadata, w.Metadata), Rules = Merge(f.Rules, w.Rules) },
        (ClusterRoleBinding f, ClusterRoleBinding w) => f with { Metadata = Merge(f.Metadata, w.Metadata), Subjects = Merge(f.Subjects, w.Subjects) },
        (RoleBinding f, RoleBinding w) => f with { Metadata = Merge(f.Metadata, w.Metadata), Subjects = Merge(f.Subjects, w.Subjects) },
        _ => throw new InvalidOperationException($"{found.GetType().Name} is neither role nor binding"),
    };

    /// <summary>A binding's role cannot be changed, so one that binds another role is replaced.</summary>
    public static bool MustReplace(IApiObject found, IApiObject wanted) => (found, wanted) switch
    {
        (ClusterRoleBinding f, ClusterRoleBinding w) => f.RoleRef != w.RoleRef,
        (RoleBinding f, RoleBinding w) => f.RoleRef != w.RoleRef,
        _ => false,
    };

    private static ObjectMeta Merge(ObjectMeta found, ObjectMeta wanted) => found with
    {
        Labels = Merge(found.Labels, wanted.Labels),
        Annotations = Merge(found.Annotations, wanted.Annotations),
    };

    private static OrderedMap<string> Merge(OrderedMap<string> found, OrderedMap<string> wanted)
    {
        foreach (var (key, value) in wanted)
        {
            if (!found.ContainsKey(key)) found = found.With(key, value);
        }

        return found;
    }

    private static Items<PolicyRule> Merge(Items<PolicyRule> found, Items<PolicyRule> wanted)
    {
        PolicyRule[] owned = [.. found];
        PolicyRule[] missing = [.. wanted.Where(w => RuleCoverage.Missing(owned, [w]).Count > 0)];
        return missing.Length == 0 ? found : [.. found, .. missing];
    }

    private static Items<Subject> Merge(Items<Subject> found, Items<Subject> wanted)
    {
        Subject[] missing = [.. wanted.Where(w => !found.Contains(w))];
        return missing.Length == 0 ? found : [.. found, .. missing];
    }

    private static AggregationRule? Merge(AggregationRule? found, AggregationRule? wanted)
    {
        if (found is null || wanted is null) return found ?? wanted;
        LabelSelector[] missing = [.. wanted.ClusterRoleSelectors.Where(w => !found.ClusterRoleSelectors.Contains(w))];
        return missing.Length == 0 ? found : found with { ClusterRoleSelectors = [.. found.ClusterRoleSelectors, .. missing] };
    }
}
