using System.Text;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>What a container left to say when it ended: its termination file, or the end of its log when it may stand in for it.</summary>
internal static class TerminationLog
{
    /// <summary>Bytes of the termination file that count.</summary>
    public const int MaxFile = 4096;

    /// <summary>Of the log as many bytes and lines as this.</summary>
    public const int MaxLogBytes = 2048;
    public const int MaxLogLines = 80;

    public static string Read(Proto.ContainerStatus status)
    {
        var path = status.Annotations.GetValueOrDefault(RuntimeLabels.TerminationMessagePath, "");
        var message = status.Mounts.FirstOrDefault(m => path.Length > 0 && m.ContainerPath == path) is { } mount ? ReadFile(mount.HostPath) : "";
        var mayUseLog = status.Annotations.GetValueOrDefault(RuntimeLabels.TerminationMessagePolicy, "") == "FallbackToLogsOnError";
        return message.Length == 0 && mayUseLog && status.ExitCode != 0 ? ReadLogEnd(status.LogPath) : message;
    }

    private static string ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var buffer = new byte[MaxFile];
            return Encoding.UTF8.GetString(buffer, 0, file.ReadAtLeast(buffer, MaxFile, throwOnEndOfStream: false));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return $"Error on reading termination log {path}: {unreadable.Message}";
        }
    }

    /// <summary>Each line of a log is "time stream tag text", where the tag P says that the line goes on.</summary>
    private static string ReadLogEnd(string path)
    {
        try
        {
            var text = string.Concat(File.ReadLines(path).TakeLast(MaxLogLines).Select(Text));
            return text.Length <= MaxLogBytes ? text : text[^MaxLogBytes..];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return $"Error on reading termination message from logs: {unreadable.Message}";
        }
    }

    private static string Text(string line)
    {
        var parts = line.Split(' ', 4);
        return parts.Length < 4 ? "" : parts[2] == "P" ? parts[3] : parts[3] + "\n";
    }
}
