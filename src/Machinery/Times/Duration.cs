using System.Diagnostics.CodeAnalysis;

namespace Keles.Machinery;

/// <summary>A span of time in nanoseconds, written as Go writes it: <c>1h2m3.5s</c>.</summary>
public readonly struct Duration : IEquatable<Duration>, IComparable<Duration>
{
    public Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    public long Nanoseconds { get; }

    public static Duration Zero => default;

    /// <summary>Held within the 292 years that 64 bits of nanoseconds reach.</summary>
    public static Duration From(TimeSpan span) => new((long)Int128.Clamp((Int128)span.Ticks * 100, long.MinValue, long.MaxValue));

    public static Duration Parse(string text) => TryParse(text, out var duration, out var error) ? duration : throw new FormatException(error);

    public static bool TryParse(string text, out Duration duration, [NotNullWhen(false)] out string? error)
    {
        error = DurationText.Parse(text, out var nanoseconds);
        duration = new(nanoseconds);
        return error is null;
    }

    /// <summary>The span in steps of 100 ns; what is finer is dropped.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / 100);

    public override string ToString() => DurationText.Write(Nanoseconds);

    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public bool Equals(Duration other) => Nanoseconds == other.Nanoseconds;

    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    public override int GetHashCode() => Nanoseconds.GetHashCode();

    public static bool operator ==(Duration a, Duration b) => a.Equals(b);

    public static bool operator !=(Duration a, Duration b) => !a.Equals(b);

    public static bool operator <(Duration a, Duration b) => a.Nanoseconds < b.Nanoseconds;

    public static bool operator >(Duration a, Duration b) => a.Nanoseconds > b.Nanoseconds;

    public static bool operator <=(Duration a, Duration b) => a.Nanoseconds <= b.Nanoseconds;

    public static bool operator >=(Duration a, Duration b) => a.Nanoseconds >= b.Nanoseconds;
}
