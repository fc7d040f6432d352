namespace Keles.Scheduler;

/// <summary>Whether a profile's plugins are there, take part where they are enabled, and make a whole scheduler.</summary>
internal static class PluginsValidation
{
    // What a plugin finds out in the first phase it needs in the second.
    private static readonly (ExtensionPoint First, ExtensionPoint Second, string[] Plugins)[] Needed =
    [
        (ExtensionPoint.PreFilter, ExtensionPoint.Filter, ["PodTopologySpread", "InterPodAffinity", "VolumeBinding", "VolumeZone", "DynamicResources"]),
        (ExtensionPoint.PreScore, ExtensionPoint.Score, ["PodTopologySpread", "InterPodAffinity", "ImageLocality"]),
    ];

    // Above this a total of scores could be more than a number holds.
    private const long LargestTotal = long.MaxValue;

    public static void Of(ProfileOptions profile, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        var (plugins, at) = (profile.Plugins, path.Child("plugins"));
        Names(plugins.MultiPoint, null, at.Child("multiPoint"), errors);
        foreach (var point in Enum.GetValues<ExtensionPoint>()) Names(plugins[point], point, at.Child(ExtensionPoints.FieldOf(point)), errors);
        if (errors.Count > before) return;
        Whole(new(UsualPlugins.All, plugins), profile.SchedulerName, at, errors);
    }

    private static void Names(PluginSet set, ExtensionPoint? point, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < set.Enabled.Count; i++)
        {
            var (name, at) = (set.Enabled[i].Name, path.Child("enabled").Index(i));
            if (name.Length == 0) errors.Required(at.Child("name"));
            else if (ExtensionPoints.Removed.Contains(name)) errors.Invalid(at, name, Removed);
            else if (ExtensionPoints.Of(name).Count == 0) errors.NotSupported(at.Child("name"), name, [.. ExtensionPoints.Plugins.Order(StringComparer.Ordinal)]);
            else if (point is { } here && !ExtensionPoints.Of(name).Contains(here)) errors.Invalid(at, name, $"plugin \"{name}\" does not extend {here}Plugin plugin");
            else if (!seen.Add(name)) errors.Duplicate(at, name, $"plugin \"{name}\" already registered as \"{point?.ToString() ?? "MultiPoint"}Plugin\"");
            if (set.Enabled[i].Weight < 0) errors.Invalid(at.Child("weight"), set.Enabled[i].Weight, "must be 0, which means 1, or more");
        }
    }

    public const string Removed = "was invalid in version \"kubescheduler.config.k8s.io/v1\" (KubeSchedulerConfiguration is version \"kubescheduler.config.k8s.io/v1\")";

    private static void Whole(PluginSelection selection, string name, FieldPath path, FieldErrors errors)
    {
        if (selection[ExtensionPoint.QueueSort].Count != 1)
            errors.Invalid(path.Child("queueSort"), selection[ExtensionPoint.QueueSort].Count, $"only one queue sort plugin required for profile with scheduler name \"{name}\", but got {selection[ExtensionPoint.QueueSort].Count}");
        if (selection[ExtensionPoint.Bind].IsEmpty) errors.Required(path.Child("bind"), $"at least one bind plugin is needed for profile with scheduler name \"{name}\"");
        foreach (var (first, second, plugins) in Needed)
        {
            foreach (var plugin in plugins.Where(p => selection[second].Contains(p) && !selection[first].Contains(p)))
                errors.Invalid(path.Child(ExtensionPoints.FieldOf(first)), plugin, $"is disabled here but enabled in {ExtensionPoints.FieldOf(second)}, which needs it: disable it there, too");
        }

        long total = 0;
        foreach (var plugin in selection[ExtensionPoint.Score])
        {
            var most = selection.WeightOf(plugin) * Scores.Max;
            if (most > LargestTotal - total) errors.Invalid(path.Child("score"), plugin, "total score of Score plugins could overflow");
            else total += most;
        }
    }
}
