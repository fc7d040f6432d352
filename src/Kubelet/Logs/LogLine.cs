using System.Globalization;
using System.Text;

namespace Keles.Kubelet.Logs;

/// <summary>
/// A line of a log as the runtime writes it: <c>time stream tag text</c>, where the tag P means that the text goes on in the next line.
/// </summary>
internal readonly ref struct LogLine
{
    private LogLine(ReadOnlySpan<byte> time, ReadOnlySpan<byte> stream, bool isPartial, ReadOnlySpan<byte> text)
    {
        Time = time;
        Stream = stream;
        IsPartial = isPartial;
        Text = text;
    }

    public ReadOnlySpan<byte> Time { get; }

    public ReadOnlySpan<byte> Stream { get; }

    public bool IsPartial { get; }

    /// <summary>Without the line's end.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>False for what is no line of a log.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out LogLine parsed)
    {
        parsed = default;
        if (!Cut(line, out var time, out var rest) || !Cut(rest, out var stream, out rest) || !Cut(rest, out var tags, out rest))
        {
            return false;
        }
        parsed = new LogLine(time, stream, tags is [(byte)'P', ..], rest);
        return true;
    }

    public bool IsBefore(DateTimeOffset since) => DateTimeOffset.TryParse(
        Encoding.ASCII.GetString(Time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at < since;

    private static bool Cut(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> word, out ReadOnlySpan<byte> rest)
    {
        var space = line.IndexOf((byte)' ');
        word = space < 0 ? default : line[..space];
        rest = space < 0 ? default : line[(space + 1)..];
        return space >= 0;
    }
}
