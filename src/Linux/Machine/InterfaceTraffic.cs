using System.Globalization;

namespace Keles.Linux;

/// <summary>How much one interface has carried, from /proc/PID/net/dev.</summary>
public sealed record InterfaceTraffic(string Name, ulong ReceivedBytes, ulong ReceiveErrors, ulong SentBytes, ulong SendErrors)
{
    /// <summary>Of the network namespace that a process is in; empty when the process is gone.</summary>
    public static IReadOnlyList<InterfaceTraffic> Read(int process)
    {
        try
        {
            return Parse(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/net/dev")));
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Two lines of headings, then "name: 8 numbers of receiving, 8 of sending".</summary>
    internal static IReadOnlyList<InterfaceTraffic> Parse(string text)
    {
        var result = new List<InterfaceTraffic>();
        foreach (var line in text.Split('\n').Skip(2))
        {
            var colon = line.IndexOf(':');
            var numbers = colon < 0 ? [] : line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (numbers.Length >= 11)
            {
                result.Add(new(line[..colon].Trim(), Number(numbers[0]), Number(numbers[2]), Number(numbers[8]), Number(numbers[10])));
            }
        }
        return result;
    }

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
