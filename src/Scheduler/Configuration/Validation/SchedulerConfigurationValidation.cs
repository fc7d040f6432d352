namespace Keles.Scheduler;

/// <summary>What must hold of a configuration, in upstream's words.</summary>
internal static class SchedulerConfigurationValidation
{
    public static void Of(SchedulerOptions options, FieldErrors errors)
    {
        options.LeaderElection.Check(FieldPath.Root("leaderElection"), errors);
        if (options.Parallelism <= 0) errors.Invalid(FieldPath.Root("parallelism"), options.Parallelism, "should be an integer value greater than zero");
        Profiles(options.Profiles, FieldPath.Root("profiles"), errors);
        Percentage(options.PercentageOfNodesToScore, FieldPath.Root("percentageOfNodesToScore"), errors);
        if (options.FirstBackoff <= TimeSpan.Zero) errors.Invalid(FieldPath.Root("podInitialBackoffSeconds"), (long)options.FirstBackoff.TotalSeconds, "must be greater than 0");
        if (options.LongestBackoff < options.FirstBackoff) errors.Invalid(FieldPath.Root("podMaxBackoffSeconds"), (long)options.LongestBackoff.TotalSeconds, "must be greater than or equal to PodInitialBackoffSeconds");
    }

    private static void Profiles(Items<ProfileOptions> profiles, FieldPath path, FieldErrors errors)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < profiles.Count; i++)
        {
            var (profile, at) = (profiles[i], path.Index(i));
            if (profile.SchedulerName.Length == 0) errors.Required(at.Child("schedulerName"));
            else if (!seen.TryAdd(profile.SchedulerName, i)) errors.Duplicate(at.Child("schedulerName"), $"profiles[{seen[profile.SchedulerName]}].schedulerName");
            if (profile.PercentageOfNodesToScore is { } percentage) Percentage(percentage, at.Child("percentageOfNodesToScore"), errors);
            ArgumentsValidation.Of(profile, at, errors);
            PluginsValidation.Of(profile, at, errors);
            if (i > 0 && profile.Plugins[ExtensionPoint.QueueSort] != profiles[0].Plugins[ExtensionPoint.QueueSort]) errors.Invalid(at.Child("plugins", "queueSort"), "", "must be the same for all profiles");
        }
    }

    private static void Percentage(int percentage, FieldPath path, FieldErrors errors)
    {
        if (percentage is < 0 or > 100) errors.Invalid(path, percentage, "not in valid range [0-100]");
    }
}
