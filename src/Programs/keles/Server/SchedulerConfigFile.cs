using Keles.Hosting;
using Keles.LocalCluster;
using Keles.Scheduler;

namespace Keles.Programs;

/// <summary>What --scheduler-config names, read.</summary>
/// <param name="Path">In full; empty for upstream's defaults.</param>
internal sealed record SchedulerConfigFile(string Path, string Text, SchedulerOptions Options)
{
    /// <param name="path">Empty for upstream's defaults.</param>
    /// <exception cref="FatalException">The file is not there, or no such configuration.</exception>
    public static SchedulerConfigFile Read(string path)
    {
        if (path.Length == 0) return new("", "", new());
        try
        {
            var text = File.ReadAllText(path);
            return new(System.IO.Path.GetFullPath(path), text, SchedulerConfigurationReader.Read(text));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"--scheduler-config {path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}", e, ExitCode.Usage);
        }
    }

    /// <summary>What a cluster of these settings starts with.</summary>
    /// <param name="given">The file was named now, and not at an earlier start.</param>
    /// <exception cref="FatalException">The file is not there, or no such configuration.</exception>
    public static SchedulerConfigFile Of(ClusterSettings settings, bool given)
    {
        try
        {
            return Read(settings.SchedulerConfig);
        }
        catch (FatalException e) when (!given)
        {
            throw new FatalException($"{e.Message} (the file is that of an earlier start: bring it back, or name another one, or --scheduler-config \"\" for upstream's defaults)", e, e.ExitCode);
        }
    }

    /// <summary>For those who want to know later what the scheduler runs with.</summary>
    public void NoteIn(ClusterHome home) => new SchedulerInUse(Path, Text).Write(home);
}
