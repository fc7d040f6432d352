using System.Globalization;
using System.Text;

namespace Keles.Linux;

/// <summary>Parses the kernel's mount table.</summary>
public static class MountInfo
{
    /// <summary>The mounts of the calling thread's namespace, or of another process'; in the order they were made.</summary>
    public static IReadOnlyList<MountPoint> Read(int? process = null) => Parse(File.ReadAllText(
        process is { } id ? string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/mountinfo") : "/proc/thread-self/mountinfo"));

    public static IReadOnlyList<MountPoint> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine).OfType<MountPoint>()];

    private static MountPoint? ParseLine(string line)
    {
        var fields = line.Split(' ');
        // Optional fields lie between the sixth and a lone "-", after which come type, source and the file system's options.
        var dash = Array.IndexOf(fields, "-", Math.Min(6, fields.Length));
        if (dash < 0 || fields.Length < dash + 3)
        {
            return null;
        }
        return new MountPoint(
            int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2],
            Unescape(fields[3]), Unescape(fields[4]), fields[5], fields[6..dash],
            fields[dash + 1], Unescape(fields[dash + 2]), fields.Length > dash + 3 ? fields[dash + 3] : "");
    }

    /// <summary>Space, tab, newline and backslash are written as three octal digits after a backslash.</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                result.Append((char)(((text[i + 1] - '0') << 6) | ((text[i + 2] - '0') << 3) | (text[i + 3] - '0')));
                i += 3;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }
}
