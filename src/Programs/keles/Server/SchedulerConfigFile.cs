using Keles.Hosting;
using Keles.Scheduler;

namespace Keles.Programs;

/// <summary>Reads the file that --scheduler-config names.</summary>
internal static class SchedulerConfigFile
{
    /// <param name="path">Empty for upstream's defaults.</param>
    public static SchedulerOptions Read(string path)
    {
        if (path.Length == 0) return new();
        try
        {
            return SchedulerConfigurationReader.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"--scheduler-config {path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}", e, ExitCode.Usage);
        }
    }
}
