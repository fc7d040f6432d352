namespace Keles.Scheduler;

/// <summary>Whether what is said to plugins makes sense.</summary>
internal static class ArgumentsValidation
{
    public static void Of(ProfileOptions profile, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < profile.Configured.Count; i++)
        {
            var (name, at) = (profile.Configured[i], path.Child("pluginConfig").Index(i));
            if (name.Length == 0) errors.Required(at.Child("name"));
            else if (!seen.Add(name)) errors.Duplicate(at, name);
            else if (ExtensionPoints.Removed.Contains(name)) errors.Invalid(at, name, PluginsValidation.Removed);
            else if (ExtensionPoints.Of(name).Count == 0) errors.NotSupported(at.Child("name"), name, [.. ExtensionPoints.Plugins.Order(StringComparer.Ordinal)]);
            else One(name, profile.Arguments, at.Child("args"), errors);
        }
    }

    private static void One(string plugin, PluginArguments arguments, FieldPath at, FieldErrors errors)
    {
        switch (plugin)
        {
            case "DefaultPreemption": Preemption(arguments.DefaultPreemption, at, errors); break;
            case "InterPodAffinity": Within(arguments.InterPodAffinity.HardPodAffinityWeight, 0, 100, at.Child("hardPodAffinityWeight"), errors); break;
            case "NodeAffinity" when arguments.NodeAffinity.AddedAffinity is { } added: AffinityValidation.Nodes(added, at.Child("addedAffinity"), errors); break;
            case "NodeResourcesBalancedAllocation": ResourceArgumentsValidation.Balanced(arguments.BalancedAllocation, at, errors); break;
            case "NodeResourcesFit": ResourceArgumentsValidation.Fit(arguments.Fit, at, errors); break;
            case "PodTopologySpread": SpreadArgumentsValidation.Of(arguments.TopologySpread, at, errors); break;
            case "VolumeBinding": VolumeBinding(arguments.VolumeBinding, at, errors); break;
            case "DynamicResources": DynamicResources(arguments.DynamicResources, at, errors); break;
        }
    }

    /// <summary>Notes a number outside the range, both ends of which are allowed.</summary>
    public static void Within(int value, int least, int most, FieldPath at, FieldErrors errors)
    {
        if (value < least || value > most) errors.Invalid(at, value, $"not in valid range [{least}, {most}]");
    }

    private static void Preemption(PreemptionArguments args, FieldPath at, FieldErrors errors)
    {
        var (percentage, absolute) = (at.Child("minCandidateNodesPercentage"), at.Child("minCandidateNodesAbsolute"));
        Within(args.CandidatesPercent, 0, 100, percentage, errors);
        if (args.FewestCandidates < 0) errors.Invalid(absolute, args.FewestCandidates, "not in valid range [0, inf)");
        if (args is not { CandidatesPercent: 0, FewestCandidates: 0 }) return;
        errors.Invalid(percentage, 0, "cannot be zero at the same time as minCandidateNodesAbsolute");
        errors.Invalid(absolute, 0, "cannot be zero at the same time as minCandidateNodesPercentage");
    }

    private static void VolumeBinding(VolumeBindingArguments args, FieldPath at, FieldErrors errors)
    {
        if (args.BindTimeoutSeconds < 0) errors.Invalid(at.Child("bindTimeoutSeconds"), args.BindTimeoutSeconds, "invalid BindTimeoutSeconds, should not be a negative value");
        if (args.Shape is not null) errors.Forbidden(at.Child("shape"), "unexpected field `shape`, remove it: upstream knows it only with the feature gate StorageCapacityScoring");
    }

    private static void DynamicResources(DynamicResourcesArguments args, FieldPath at, FieldErrors errors)
    {
        if (args.FilterTimeout < TimeSpan.Zero) errors.Invalid(at.Child("filterTimeout"), args.FilterTimeout.ToString(), "must be zero or positive");
        if (args.BindingTimeout < TimeSpan.FromSeconds(1)) errors.Invalid(at.Child("bindingTimeout"), args.BindingTimeout.ToString(), "must be at least 1 second");
    }
}
