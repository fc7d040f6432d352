using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Keles.Machinery;

/// <summary>
/// An instant in microseconds, UTC, as leases and events write it: <c>2024-01-31T23:59:59.000001Z</c>. The default is
/// no instant, which JSON writes as null.
/// </summary>
public readonly struct MicroTime : IEquatable<MicroTime>, IComparable<MicroTime>, IUtf8SpanFormattable
{
    private const string Layout = "2006-01-02T15:04:05.000000Z07:00";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly long ticks;

    private MicroTime(long ticks) => this.ticks = ticks - ticks % TimeSpan.TicksPerMicrosecond;

    public bool IsZero => ticks == 0;

    public long UnixSeconds => FloorDiv(ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);

    /// <summary>The nanoseconds past <see cref="UnixSeconds"/>.</summary>
    public int Nanos => (int)(ticks - DateTime.UnixEpoch.Ticks - UnixSeconds * TimeSpan.TicksPerSecond) * 100;

    public static MicroTime From(DateTimeOffset instant) => new(instant.UtcTicks);

    public static MicroTime FromUnix(long seconds, int nanos)
        => new(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcTicks + nanos / 100);

    public static MicroTime Parse(string text) => TryParse(text, out var time, out var error) ? time : throw new FormatException(error);

    /// <summary>Reads RFC 3339 with six digits of fraction, which upstream insists on; the error is Go's.</summary>
    public static bool TryParse(string text, out MicroTime time, [NotNullWhen(false)] out string? error)
    {
        error = GoTimeText.Parse(text, Layout, fractionDigits: 6, out var ticks);
        time = error is null ? new(ticks) : default;
        return error is null;
    }

    public DateTimeOffset ToDateTimeOffset() => new(ticks, TimeSpan.Zero);

    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
        => new DateTime(ticks, DateTimeKind.Utc).TryFormat(utf8Destination, out bytesWritten, Format, CultureInfo.InvariantCulture);

    public override string ToString() => new DateTime(ticks, DateTimeKind.Utc).ToString(Format, CultureInfo.InvariantCulture);

    public int CompareTo(MicroTime other) => ticks.CompareTo(other.ticks);

    public bool Equals(MicroTime other) => ticks == other.ticks;

    public override bool Equals(object? obj) => obj is MicroTime other && Equals(other);

    public override int GetHashCode() => ticks.GetHashCode();

    public static bool operator ==(MicroTime a, MicroTime b) => a.Equals(b);

    public static bool operator !=(MicroTime a, MicroTime b) => !a.Equals(b);

    public static bool operator <(MicroTime a, MicroTime b) => a.ticks < b.ticks;

    public static bool operator >(MicroTime a, MicroTime b) => a.ticks > b.ticks;

    public static bool operator <=(MicroTime a, MicroTime b) => a.ticks <= b.ticks;

    public static bool operator >=(MicroTime a, MicroTime b) => a.ticks >= b.ticks;

    public static TimeSpan operator -(MicroTime a, MicroTime b) => TimeSpan.FromTicks(a.ticks - b.ticks);

    private static long FloorDiv(long a, long b) => a / b - (a % b < 0 ? 1 : 0);
}
