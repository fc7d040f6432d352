using System.Globalization;

namespace Keles.Linux;

/// <summary>What /proc/PID/stat says of a process. Times are clock ticks (100 a second), memory is bytes.</summary>
public sealed record ProcessStatus(
    int Id, string Name, char State, int Parent, long UserTicks, long SystemTicks, int Threads, long StartTime,
    long VirtualBytes, long ResidentBytes)
{
    /// <summary>USER_HZ: fixed at 100 on every architecture that .NET runs on.</summary>
    public const int TicksPerSecond = 100;

    public bool IsZombie => State is 'Z' or 'X';

    /// <summary>Null when there is no such process.</summary>
    public static ProcessStatus? Read(int id)
    {
        try
        {
            return Parse(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")));
        }
        catch (IOException)
        {
            return null; // No such file, or ESRCH when it ended between open and read.
        }
    }

    /// <summary>Parses the one line of /proc/PID/stat; the name may itself hold spaces and parentheses.</summary>
    internal static ProcessStatus? Parse(string line)
    {
        int open = line.IndexOf('('), close = line.LastIndexOf(')');
        if (open < 0 || close < open)
        {
            return null;
        }
        var fields = line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // fields[0] is the third of proc(5)'s table, the state.
        return fields.Length < 22 ? null : new ProcessStatus(
            int.Parse(line.AsSpan(0, open), CultureInfo.InvariantCulture), line[(open + 1)..close], fields[0][0],
            (int)Number(fields[1]), Number(fields[11]), Number(fields[12]), (int)Number(fields[17]), Number(fields[19]),
            Number(fields[20]), Number(fields[21]) * Environment.SystemPageSize);
    }

    private static long Number(string text) => unchecked((long)UInt64OrNegative(text));

    private static ulong UInt64OrNegative(string text) => text.StartsWith('-')
        ? unchecked((ulong)long.Parse(text, CultureInfo.InvariantCulture))
        : ulong.Parse(text, CultureInfo.InvariantCulture);
}
