namespace Keles.Scheduler;

/// <summary>Reads what a profile says to its plugins.</summary>
internal static class ArgumentsReader
{
    private const string Version = "kubescheduler.config.k8s.io/v1";

    public static PluginArguments Read(Items<ConfigurationNode> configs)
    {
        var all = PluginArguments.Usual;
        foreach (var config in configs)
        {
            config.Known("name", "args");
            if (config.Object("args") is { } args) all = With(all, config.Text("name"), args);
        }

        return all;
    }

    private static PluginArguments With(PluginArguments all, string plugin, ConfigurationNode args) => plugin switch
    {
        "DefaultPreemption" => all with { DefaultPreemption = Preemption(Args(args, plugin, "minCandidateNodesPercentage", "minCandidateNodesAbsolute")) },
        "InterPodAffinity" => all with { InterPodAffinity = InterPodAffinity(Args(args, plugin, "hardPodAffinityWeight", "ignorePreferredTermsOfExistingPods")) },
        "NodeAffinity" => all with { NodeAffinity = new(Args(args, plugin, "addedAffinity").Api<NodeAffinity>("addedAffinity")) },
        "NodeResourcesBalancedAllocation" => all with { BalancedAllocation = new() { Resources = Resources(Args(args, plugin, "resources")) } },
        "NodeResourcesFit" => all with { Fit = Fit(Args(args, plugin, "ignoredResources", "ignoredResourceGroups", "scoringStrategy")) },
        "PodTopologySpread" => all with { TopologySpread = Spread(Args(args, plugin, "defaultConstraints", "defaultingType")) },
        "VolumeBinding" => all with { VolumeBinding = VolumeBinding(Args(args, plugin, "bindTimeoutSeconds", "shape")) },
        "DynamicResources" => all with { DynamicResources = DynamicResources(Args(args, plugin, "filterTimeout", "bindingTimeout")) },
        _ => all,
    };

    private static ConfigurationNode Args(ConfigurationNode args, string plugin, params ReadOnlySpan<string> names)
    {
        args.Known(["kind", "apiVersion", .. names]);
        args.MustBe("kind", $"{plugin}Args");
        args.MustBe("apiVersion", Version);
        return args;
    }

    private static PreemptionArguments Preemption(ConfigurationNode args) => new(args.Number("minCandidateNodesPercentage", 10), args.Number("minCandidateNodesAbsolute", 100));

    private static InterPodAffinityArguments InterPodAffinity(ConfigurationNode args) => new(args.Number("hardPodAffinityWeight", 1), args.Flag("ignorePreferredTermsOfExistingPods"));

    private static FitArguments Fit(ConfigurationNode args) => new()
    {
        IgnoredResources = args.Texts("ignoredResources"),
        IgnoredResourceGroups = args.Texts("ignoredResourceGroups"),
        Strategy = args.Object("scoringStrategy") is { } strategy ? Strategy(strategy) : new(),
    };

    private static ScoringStrategy Strategy(ConfigurationNode node)
    {
        node.Known("type", "resources", "requestedToCapacityRatio");
        return new()
        {
            Type = node.Text("type"),
            Resources = Resources(node),
            Shape = node.Object("requestedToCapacityRatio") is { } ratio ? Shape(ratio.Known("shape")) : null,
        };
    }

    private static SpreadArguments Spread(ConfigurationNode args) => new()
    {
        DefaultingType = args.Text("defaultingType", SpreadArguments.System),
        DefaultConstraints = args.ApiList<TopologySpreadConstraint>("defaultConstraints"),
    };

    private static VolumeBindingArguments VolumeBinding(ConfigurationNode args) => new(args.Long("bindTimeoutSeconds", 600), args.Has("shape") ? Shape(args) : null);

    private static DynamicResourcesArguments DynamicResources(ConfigurationNode args)
    {
        var usual = new DynamicResourcesArguments();
        return new(args.Duration("filterTimeout", usual.FilterTimeout), args.Duration("bindingTimeout", usual.BindingTimeout));
    }

    /// <summary>A weight that is not given, or zero, is one.</summary>
    private static Items<ResourceWeight> Resources(ConfigurationNode node)
    {
        var all = node.List("resources").Select(static r => new ResourceWeight(r.Known("name", "weight").Text("name"), r.Long("weight", 0) is not 0 and var weight ? weight : 1));
        return all.IsEmpty ? ResourceWeight.Usual : all;
    }

    private static Items<ShapePoint> Shape(ConfigurationNode node) =>
        node.List("shape").Select(static p => new ShapePoint(p.Known("utilization", "score").Number("utilization", 0), p.Number("score", 0)));
}
