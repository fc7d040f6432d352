using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Keles.Machinery;

/// <summary>
/// An instant in whole seconds, UTC, as the API writes it: <c>2024-01-31T23:59:59Z</c>. The default is no instant,
/// which JSON writes as null.
/// </summary>
public readonly struct Time : IEquatable<Time>, IComparable<Time>, IUtf8SpanFormattable
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private readonly long ticks;

    private Time(long ticks) => this.ticks = ticks - ticks % TimeSpan.TicksPerSecond;

    public bool IsZero => ticks == 0;

    public long UnixSeconds => (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    public static Time From(DateTimeOffset instant) => new(instant.UtcTicks);

    public static Time FromUnixSeconds(long seconds) => From(DateTimeOffset.FromUnixTimeSeconds(seconds));

    public static Time Parse(string text) => TryParse(text, out var time, out var error) ? time : throw new FormatException(error);

    /// <summary>Reads RFC 3339 with any offset and fraction (which is dropped); the error is Go's.</summary>
    public static bool TryParse(string text, out Time time, [NotNullWhen(false)] out string? error)
    {
        error = GoTimeText.Parse(text, Layout, fractionDigits: null, out var ticks);
        time = error is null ? new(ticks) : default;
        return error is null;
    }

    public DateTimeOffset ToDateTimeOffset() => new(ticks, TimeSpan.Zero);

    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
        => new DateTime(ticks, DateTimeKind.Utc).TryFormat(utf8Destination, out bytesWritten, Format, CultureInfo.InvariantCulture);

    public override string ToString() => new DateTime(ticks, DateTimeKind.Utc).ToString(Format, CultureInfo.InvariantCulture);

    public int CompareTo(Time other) => ticks.CompareTo(other.ticks);

    public bool Equals(Time other) => ticks == other.ticks;

    public override bool Equals(object? obj) => obj is Time other && Equals(other);

    public override int GetHashCode() => ticks.GetHashCode();

    public static bool operator ==(Time a, Time b) => a.Equals(b);

    public static bool operator !=(Time a, Time b) => !a.Equals(b);

    public static bool operator <(Time a, Time b) => a.ticks < b.ticks;

    public static bool operator >(Time a, Time b) => a.ticks > b.ticks;

    public static bool operator <=(Time a, Time b) => a.ticks <= b.ticks;

    public static bool operator >=(Time a, Time b) => a.ticks >= b.ticks;

    public static TimeSpan operator -(Time a, Time b) => TimeSpan.FromTicks(a.ticks - b.ticks);
}
