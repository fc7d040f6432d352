using System.Globalization;

namespace Keles.Linux;

/// <summary>/proc/meminfo, in bytes.</summary>
public sealed record MemoryTable(long Total, long Available, long SwapTotal, long SwapFree)
{
    public static MemoryTable Read() => Parse(File.ReadAllText("/proc/meminfo"));

    internal static MemoryTable Parse(string text)
    {
        long Of(string name)
        {
            var line = text.Split('\n').FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
            var number = line?[(name.Length + 1)..].Replace("kB", "", StringComparison.Ordinal).Trim();
            return number is null ? 0 : long.Parse(number, CultureInfo.InvariantCulture) * 1024;
        }
        return new(Of("MemTotal"), Of("MemAvailable"), Of("SwapTotal"), Of("SwapFree"));
    }
}
