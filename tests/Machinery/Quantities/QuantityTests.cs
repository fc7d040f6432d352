namespace Keles.Machinery.Tests.Quantities;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0n", "0")]
    [InlineData("Mi", "0")]
    [InlineData(".", "0")]
    [InlineData("-", "0")]
    [InlineData("0.5", "500m")]
    [InlineData(".5", "500m")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("1.1Gi", "1181116006400m")]
    [InlineData("1e3", "1e3")]
    [InlineData("1E3", "1E3")]
    [InlineData("1e2", "100")]
    [InlineData("10e2", "1e3")]
    [InlineData("1e-3", "1e-3")]
    [InlineData("1000", "1k")]
    [InlineData("1000000", "1M")]
    [InlineData("1001", "1001")]
    [InlineData("1024", "1024")]
    [InlineData("100m", "100m")]
    [InlineData("1000m", "1")]
    [InlineData("1500m", "1500m")]
    [InlineData("1.500", "1.500")]
    [InlineData("1.5", "1500m")]
    [InlineData("+1", "+1")]
    [InlineData("+5Mi", "+5Mi")]
    [InlineData("-1000", "-1k")]
    [InlineData("-1.5", "-1500m")]
    [InlineData("0.1n", "1n")]
    [InlineData("-0.1n", "-1n")]
    [InlineData("1.0000000001", "1000000001n")]
    [InlineData("1e-100", "1e-9")]
    [InlineData("0.5Ki", "512")]
    [InlineData("0.0001Ki", "102400u")]
    [InlineData("8Ki", "8Ki")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("8Ei", "9223372036854775807")]
    [InlineData("100Ei", "9223372036854775807")]
    [InlineData("7Ei", "7Ei")]
    [InlineData("1E", "1E")]
    [InlineData("1000E", "1e21")]
    [InlineData("1e6", "1e6")]
    [InlineData("12e5", "1200e3")]
    [InlineData("1.G", "1.G")]
    [InlineData("0.1k", "100")]
    [InlineData("01", "01")]
    public void Is_written_back_as_upstream_writes_it(string text, string written)
        => Assert.Equal(written, Quantity.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.1.1")]
    [InlineData("1a")]
    [InlineData("1e3.5")]
    [InlineData("1,5")]
    [InlineData("٣")]
    public void Text_of_another_shape_is_refused_naming_the_expression(string text)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Equal("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'", error);
    }

    [Theory]
    [InlineData("--1")]
    [InlineData("1i")]
    [InlineData("1MM")]
    [InlineData("1m5")]
    [InlineData("1mi")]
    [InlineData("1e")]
    [InlineData("1K")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e1000000")]
    [InlineData("1500e1000")]
    [InlineData("10e1000")]
    public void A_suffix_nobody_knows_is_refused(string text)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));
        Assert.Equal("unable to parse quantity's suffix", error);
    }

    [Theory]
    [InlineData("1", 1, 1000)]
    [InlineData("1m", 1, 1)]
    [InlineData("1001m", 2, 1001)]
    [InlineData("-1001m", -2, -1001)]
    [InlineData("100n", 1, 1)]
    [InlineData("1Ki", 1024, 1024000)]
    [InlineData("7Ei", 8070450532247928832, long.MaxValue)]
    [InlineData("1e30", long.MaxValue, long.MaxValue)]
    [InlineData("-1e30", long.MinValue, long.MinValue)]
    [InlineData("0", 0, 0)]
    public void Whole_values_round_away_from_zero_and_stay_within_64_bits(string text, long value, long milli)
    {
        Assert.Equal(value, Quantity.Parse(text).Value());
        Assert.Equal(milli, Quantity.Parse(text).MilliValue());
    }

    [Theory]
    [InlineData("1", "1000m", 0)]
    [InlineData("1Ki", "1024", 0)]
    [InlineData("1Ki", "1k", 1)]
    [InlineData("1e100", "1e99", 1)]
    [InlineData("-1e100", "1n", -1)]
    [InlineData("0", "0Mi", 0)]
    [InlineData("999999999999999999999n", "1T", -1)]
    [InlineData("1000000000000000000000n", "1T", 0)]
    public void Amounts_compare_across_suffixes(string a, string b, int expected)
    {
        Assert.Equal(expected, Quantity.Parse(a).CompareTo(Quantity.Parse(b)));
        Assert.Equal(-expected, Quantity.Parse(b).CompareTo(Quantity.Parse(a)));
    }

    [Theory]
    [InlineData("1Gi", "1Gi", "2Gi")]
    [InlineData("1Gi", "1k", "1048577000Ki", "1073742824")]
    [InlineData("0", "1Gi", "1Gi")]
    [InlineData("500m", "500m", "1")]
    [InlineData("1", "1Ki", "1025")]
    [InlineData("1Ki", "1m", "1024001m")]
    public void Sums_keep_the_format_of_the_left_unless_it_is_zero(string a, string b, string sum, string? decimalSum = null)
        => Assert.Equal(decimalSum ?? sum, (Quantity.Parse(a) + Quantity.Parse(b)).ToString());

    [Fact]
    public void Equality_is_of_the_written_text_and_comparison_of_the_amount()
    {
        var binary = Quantity.Parse("1Gi");
        var plain = Quantity.Parse("1073741824");
        Assert.NotEqual(binary, plain);
        Assert.Equal(0, binary.CompareTo(plain));
        Assert.Equal(Quantity.Parse("1000m"), Quantity.Of(1));
        Assert.Equal(Quantity.Parse("1000m").GetHashCode(), Quantity.Of(1).GetHashCode());
        Assert.Equal(default, Quantity.Parse("0"));
    }

    [Fact]
    public void Made_amounts_are_written_in_their_format()
    {
        Assert.Equal("128Mi", Quantity.Of(128L << 20, QuantityFormat.BinarySI).ToString());
        Assert.Equal("250m", Quantity.OfMilli(250).ToString());
        Assert.Equal("5M", Quantity.OfScaled(5, 6).ToString());
        Assert.Equal("1k", Quantity.Parse("1e3").WithFormat(QuantityFormat.DecimalSI).ToString());
        Assert.Equal("2", Quantity.Parse("1001m").RoundUp(0).ToString());
    }
}
