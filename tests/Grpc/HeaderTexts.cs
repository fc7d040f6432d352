using Keles.Grpc.Calls;

namespace Keles.Grpc.Tests;

public sealed class HeaderTexts
{
    [Theory]
    [InlineData(0.5, "500000u")]
    [InlineData(120, "120000m")]
    [InlineData(200_000, "200000S")]
    [InlineData(0, "0n")]
    [InlineData(-3, "0n")]
    [InlineData(4e11, "99999999H")]
    public void A_timeout_takes_the_finest_unit_that_fits(double seconds, string expected)
    {
        Assert.Equal(expected, CallTimeout.Format(TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("5S", 5)]
    [InlineData("2M", 120)]
    [InlineData("99999999H", 99999999d * 3600)]
    public void A_timeout_is_read_back(string text, double seconds)
    {
        Assert.True(CallTimeout.TryParse(text, out var timeout));
        Assert.Equal(seconds, timeout.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("5")]
    [InlineData("5x")]
    [InlineData("-5S")]
    [InlineData("123456789S")]
    public void What_is_no_timeout_is_not_read(string text) => Assert.False(CallTimeout.TryParse(text, out _));

    [Theory]
    [InlineData("plain")]
    [InlineData("100 % of \u20ac\n")]
    [InlineData("%zz stays")]
    public void A_detail_survives_the_header(string detail) => Assert.Equal(detail, StatusDetail.Decode(StatusDetail.Encode(detail)));

    [Theory]
    [InlineData("50%", "50%")]
    [InlineData("%zz", "%zz")]
    [InlineData("%41%4", "A%4")]
    public void A_garbled_detail_stays_readable(string encoded, string expected) => Assert.Equal(expected, StatusDetail.Decode(encoded));

    [Fact]
    public void A_detail_is_cut_at_its_limit() =>
        Assert.Equal(GrpcLimits.MaxDetailLength, StatusDetail.Encode(new string('x', GrpcLimits.MaxDetailLength + 5)).Length);

    [Fact]
    public void Metadata_keys_are_lower_case_and_checked()
    {
        Assert.Equal("v", Metadata.Empty.With("My-Key", "v")["my-key"]);
        Assert.Throws<ArgumentException>(() => Metadata.Empty.With("bad key", "v"));
        Assert.Equal([1], Metadata.Empty.With("k-bin", "AQ").Bytes("k-bin")!);
        Assert.Null(Metadata.Empty.With("k-bin", "!").Bytes("k-bin"));
    }
}
