namespace Keles.Cel;

/// <summary>Sums and differences of timestamps and durations.</summary>
internal static class TimeArithmetic
{
    private static readonly CelValue DurationOverflow = CelValue.Of(CelError.DurationOverflow);

    public static CelLibrary Library { get; } = new CelLibrary()
        .Function(Operators.Add, "add_duration_duration", CelType.Duration, CelType.Duration, CelType.Duration, (a, b) => Sum(a.Nanoseconds, b.Nanoseconds))
        .Function(Operators.Add, "add_duration_timestamp", CelType.Timestamp, CelType.Duration, CelType.Timestamp, (a, b) => Later(b, a.Nanoseconds))
        .Function(Operators.Add, "add_timestamp_duration", CelType.Timestamp, CelType.Timestamp, CelType.Duration, (a, b) => Later(a, b.Nanoseconds))
        .Function(Operators.Subtract, "subtract_duration_duration", CelType.Duration, CelType.Duration, CelType.Duration, (a, b) => Difference(a.Nanoseconds, b.Nanoseconds))
        .Function(Operators.Subtract, "subtract_timestamp_duration", CelType.Timestamp, CelType.Timestamp, CelType.Duration, (a, b) => Later(a, -(Int128)b.Nanoseconds))
        .Function(Operators.Subtract, "subtract_timestamp_timestamp", CelType.Duration, CelType.Timestamp, CelType.Timestamp, (a, b) =>
            OfNanoseconds((((Int128)a.Seconds - b.Seconds) * 1_000_000_000) + a.Nanos - b.Nanos))
        .Function(Operators.Negate, "negate_duration", CelType.Duration, CelType.Duration, a => OfNanoseconds(-(Int128)a.Nanoseconds));

    private static CelValue Sum(long a, long b) => OfNanoseconds((Int128)a + b);

    private static CelValue Difference(long a, long b) => OfNanoseconds((Int128)a - b);

    private static CelValue OfNanoseconds(Int128 value) =>
        value < long.MinValue || value > long.MaxValue ? DurationOverflow : CelValue.Duration((long)value);

    private static CelValue Later(CelValue time, Int128 nanoseconds)
    {
        var total = ((Int128)time.Seconds * 1_000_000_000) + time.Nanos + nanoseconds;
        var nanos = (int)(((total % 1_000_000_000) + 1_000_000_000) % 1_000_000_000);
        return CelTimestamps.Of((total - nanos) / 1_000_000_000, nanos);
    }
}
