using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Times;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0", "0s")]
    [InlineData("1h2m3.5s", "1h2m3.5s")]
    [InlineData("90m", "1h30m0s")]
    [InlineData("1.5h", "1h30m0s")]
    [InlineData(".5s", "500ms")]
    [InlineData("5.s", "5s")]
    [InlineData("-1m", "-1m0s")]
    [InlineData("+5s", "5s")]
    [InlineData("1000us", "1ms")]
    [InlineData("1500ns", "1.5µs")]
    [InlineData("1μs", "1µs")]
    [InlineData("1ns", "1ns")]
    [InlineData("2562047h47m16.854775807s", "2562047h47m16.854775807s")]
    [InlineData("-2562047h47m16.854775808s", "-2562047h47m16.854775808s")]
    [InlineData("0.3333333333333333333h", "20m0s")]
    public void Is_written_as_go_writes_it(string text, string written) => Assert.Equal(written, Duration.Parse(text).ToString());

    [Theory]
    [InlineData("", "time: invalid duration \"\"")]
    [InlineData("-", "time: invalid duration \"-\"")]
    [InlineData("3", "time: missing unit in duration \"3\"")]
    [InlineData(".", "time: invalid duration \".\"")]
    [InlineData(".s", "time: invalid duration \".s\"")]
    [InlineData("1x", "time: unknown unit \"x\" in duration \"1x\"")]
    [InlineData("1d", "time: unknown unit \"d\" in duration \"1d\"")]
    [InlineData("1s 2s", "time: unknown unit \"s \" in duration \"1s 2s\"")]
    [InlineData("2562047h47m16.854775808s", "time: invalid duration \"2562047h47m16.854775808s\"")]
    [InlineData("99999999999999999999s", "time: invalid duration \"99999999999999999999s\"")]
    public void What_is_no_duration_is_told_in_gos_words(string text, string message)
    {
        Assert.False(Duration.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
    }

    [Fact]
    public void What_is_written_reads_back_the_same() => Seeded.Run(20_000, random =>
    {
        var duration = new Duration(random.NextInt64() >> random.Next(64));
        Assert.Equal(duration, Duration.Parse(duration.ToString()));
        Assert.Equal(new Duration(-duration.Nanoseconds), Duration.Parse(new Duration(-duration.Nanoseconds).ToString()));
    });
}
