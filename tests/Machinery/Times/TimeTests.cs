using System.Text;

namespace Keles.Machinery.Tests.Times;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2024-02-29T23:59:59.999999999Z", "2024-02-29T23:59:59Z")]
    [InlineData("2024-02-29T23:59:59,5Z", "2024-02-29T23:59:59Z")]
    [InlineData("2024-03-01T01:30:00+02:00", "2024-02-29T23:30:00Z")]
    [InlineData("2024-02-29T20:00:00-04:30", "2024-03-01T00:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void Any_rfc3339_instant_is_written_in_utc_seconds(string text, string written)
    {
        var time = Time.Parse(text);
        Assert.Equal(written, time.ToString());
        Span<byte> utf8 = stackalloc byte[20];
        Assert.True(time.TryFormat(utf8, out var length));
        Assert.Equal(written, Encoding.UTF8.GetString(utf8[..length]));
    }

    [Theory]
    [InlineData("", "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\"")]
    [InlineData("x", "parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\"")]
    [InlineData("2024", "parsing time \"2024\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"-\"")]
    [InlineData("2024-13-01T00:00:00Z", "parsing time \"2024-13-01T00:00:00Z\": month out of range")]
    [InlineData("2023-02-29T00:00:00Z", "parsing time \"2023-02-29T00:00:00Z\": day out of range")]
    [InlineData("2023-02-28T24:00:00Z", "parsing time \"2023-02-28T24:00:00Z\": hour out of range")]
    [InlineData("2023-02-28 10:00:00Z", "parsing time \"2023-02-28 10:00:00Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 10:00:00Z\" as \"T\"")]
    [InlineData("2023-02-28T10:00:00", "parsing time \"2023-02-28T10:00:00\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\"")]
    [InlineData("2023-02-28T10:00:00Zx", "parsing time \"2023-02-28T10:00:00Zx\": extra text: \"x\"")]
    [InlineData("2023-02-28T10:00:00+0100", "parsing time \"2023-02-28T10:00:00+0100\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"+0100\" as \"Z07:00\"")]
    public void What_is_no_time_is_told_in_gos_words(string text, string message)
    {
        Assert.False(Time.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
    }

    [Fact]
    public void Unix_seconds_go_both_ways_before_and_after_1970()
    {
        foreach (var seconds in new[] { 0, 1, -1, 1_700_000_000, -62135596800L })
        {
            Assert.Equal(seconds, Time.FromUnixSeconds(seconds).UnixSeconds);
        }

        Assert.True(default(Time).IsZero);
        Assert.False(Time.FromUnixSeconds(0).IsZero);
    }

    [Theory]
    [InlineData("2024-02-29T23:59:59.000000Z", "2024-02-29T23:59:59.000000Z")]
    [InlineData("2024-02-29T23:59:59.123456+01:00", "2024-02-29T22:59:59.123456Z")]
    public void Micro_time_keeps_six_digits(string text, string written) => Assert.Equal(written, MicroTime.Parse(text).ToString());

    [Theory]
    [InlineData("2024-02-29T23:59:59Z", "cannot parse \"Z\" as \".000000\"")]
    [InlineData("2024-02-29T23:59:59.1Z", "cannot parse \".1Z\" as \".000000\"")]
    [InlineData("2024-02-29T23:59:59.1234567Z", "cannot parse \"7Z\" as \"Z07:00\"")]
    public void Micro_time_wants_six_digits(string text, string end)
    {
        Assert.False(MicroTime.TryParse(text, out _, out var error));
        Assert.Equal($"parsing time \"{text}\" as \"2006-01-02T15:04:05.000000Z07:00\": {end}", error);
    }

    [Fact]
    public void Micro_time_in_seconds_and_nanos_goes_both_ways()
    {
        var before = MicroTime.FromUnix(-2, 999_999_000);
        Assert.Equal((-2, 999_999_000), (before.UnixSeconds, before.Nanos));
        Assert.Equal("1969-12-31T23:59:58.999999Z", before.ToString());
    }
}
