using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How evenly pods are to be spread.</summary>
internal static class TopologySpreadValidation
{
    public static void Of(Items<TopologySpreadConstraint> constraints, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            var (constraint, at) = (constraints[i], path.Index(i));
            errors.RequirePositive(at.Child("maxSkew"), constraint.MaxSkew);
            if (constraint.TopologyKey.Length == 0) errors.Required(at.Child("topologyKey"), "can not be empty");
            else errors.RequireQualifiedName(at.Child("topologyKey"), constraint.TopologyKey);
            errors.RequireOneOf(at.Child("whenUnsatisfiable"), constraint.WhenUnsatisfiable, "DoNotSchedule", "ScheduleAnyway");
            if (constraints.AsSpan()[(i + 1)..].ToArray().Any(c => c.TopologyKey == constraint.TopologyKey && c.WhenUnsatisfiable == constraint.WhenUnsatisfiable))
            {
                errors.Duplicate(at.Child("{topologyKey, whenUnsatisfiable}"), $"{{{constraint.TopologyKey}, {constraint.WhenUnsatisfiable}}}");
            }

            MinDomains(constraint, at.Child("minDomains"), errors);
            if (constraint.NodeAffinityPolicy is { } affinity) errors.RequireOneOf(at.Child("nodeAffinityPolicy"), affinity, "Honor", "Ignore");
            if (constraint.NodeTaintsPolicy is { } taints) errors.RequireOneOf(at.Child("nodeTaintsPolicy"), taints, "Honor", "Ignore");
            MatchLabelKeysValidation.Keys(constraint.MatchLabelKeys, constraint.LabelSelector, at.Child("matchLabelKeys"), errors);
            MatchLabelKeysValidation.Once(constraint.MatchLabelKeys, constraint.LabelSelector, at.Child("matchLabelKeys"), errors);
            LabelValidation.Selector(constraint.LabelSelector, at.Child("labelSelector"), errors);
        }
    }

    private static void MinDomains(TopologySpreadConstraint constraint, FieldPath path, FieldErrors errors)
    {
        if (constraint.MinDomains is not { } least) return;
        errors.RequirePositive(path, least);
        if (constraint.WhenUnsatisfiable != "DoNotSchedule") errors.Invalid(path, least, $"can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {constraint.WhenUnsatisfiable}");
    }
}
