using Keles.Client.Kubeconfigs;
using Keles.Hosting;
using Keles.LocalCluster;
using Keles.Scheduler;

namespace Keles.Programs;

/// <summary>Finds how the scheduler of the cluster behind a kubeconfig is configured: by the flag, or by what the cluster's home notes.</summary>
/// <param name="Says">Which configuration it is, in a few words.</param>
internal sealed record SchedulerOfCluster(SchedulerOptions Options, string Says)
{
    public static SchedulerOfCluster Find(string flag, string kubeconfig, string? context)
    {
        if (flag.Length > 0) return new(SchedulerConfigFile.Read(flag).Options, $"{flag} (--scheduler-config)");
        return HomeOf(kubeconfig, context) is { } home && SchedulerInUse.Read(home) is { } used
            ? Of(used, home)
            : new(new(), "upstream's defaults, for what this cluster's scheduler runs with is not known here (--scheduler-config FILE names it)");
    }

    private static SchedulerOfCluster Of(SchedulerInUse used, ClusterHome home)
    {
        if (used.File.Length == 0) return new(new(), $"upstream's defaults, as the cluster of {home.Path} runs with them");
        try
        {
            return new(SchedulerConfigurationReader.Read(used.Text), $"{used.File}, as the cluster of {home.Path} read it when it started");
        }
        catch (FormatException e)
        {
            throw new FatalException($"{home.SchedulerFile}: {e.Message}", e);
        }
    }

    /// <summary>The home of that very cluster, which is known by its certificate authority: the user's home, or the directory that the kubeconfig lies in.</summary>
    private static ClusterHome? HomeOf(string kubeconfig, string? context)
    {
        var wanted = Authority(kubeconfig, context);
        ClusterHome[] homes = [ClusterHome.FromEnvironment(), new(Path.GetDirectoryName(Path.GetFullPath(kubeconfig))!)];
        return wanted.IsEmpty ? null : Array.Find(homes, h => File.Exists(h.Kubeconfig) && Authority(h.Kubeconfig, null).Span.SequenceEqual(wanted.Span));
    }

    private static ReadOnlyMemory<byte> Authority(string kubeconfig, string? context) =>
        Kubeconfig.Load(kubeconfig).ToOptions(context).Authorities is [var first, ..] ? first.RawDataMemory : default;
}
