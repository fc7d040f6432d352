namespace Keles.Machinery.Tests.Times;

public sealed class SecondsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ordinary_numbers_are_what_they_say()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), Seconds.Span(60));
        Assert.Equal(Noon.AddSeconds(-5), Seconds.After(Noon, -5));
        Assert.Equal(30, Seconds.Within(Noon, 30));
    }

    [Fact]
    public void What_lies_beyond_all_times_counts_as_the_last_of_them()
    {
        Assert.Equal((TimeSpan.MaxValue, TimeSpan.MinValue), (Seconds.Span(long.MaxValue), Seconds.Span(long.MinValue)));
        Assert.Equal((DateTimeOffset.MaxValue, DateTimeOffset.MinValue), (Seconds.After(Noon, long.MaxValue), Seconds.After(Noon, long.MinValue)));
        Assert.Equal(DateTimeOffset.MaxValue, Seconds.After(DateTimeOffset.MaxValue, 1));
        Assert.Equal(9999, Noon.AddSeconds(Seconds.Within(Noon, long.MaxValue)).Year);
    }
}
