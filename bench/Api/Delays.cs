using System.Buffers.Text;
using System.Diagnostics;

namespace Keles.Requests.Bench;

/// <summary>How long events were on their way, from the stamps that they carry as a label; in milliseconds, counted in steps of one.</summary>
internal sealed class Delays
{
    private readonly long[] counts = new long[60_000];

    public long Count => counts.Sum(static c => Volatile.Read(in c));

    public void Note(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOf("\"at\":\"t"u8)) >= 0;)
        {
            bytes = bytes[(at + 7)..];
            if (!Utf8Parser.TryParse(bytes, out long stamp, out _)) continue;
            var late = (int)Stopwatch.GetElapsedTime(stamp).TotalMilliseconds;
            Interlocked.Increment(ref counts[Math.Clamp(late, 0, counts.Length - 1)]);
        }
    }

    public double At(double share)
    {
        var (left, total) = (0L, Count);
        for (var i = 0; i < counts.Length; i++) if ((left += counts[i]) >= share * total) return i;
        return counts.Length;
    }
}
