namespace Keles.Machinery.Tests.Quantities;

public sealed class IntOrStringTests
{
    [Theory]
    [InlineData("25%", 10, true, 3)]
    [InlineData("25%", 10, false, 2)]
    [InlineData("0%", 10, true, 0)]
    [InlineData("100%", 7, false, 7)]
    [InlineData("-50%", 3, false, -2)]
    public void A_percentage_is_taken_of_the_total_and_rounded(string text, int total, bool up, int expected)
        => Assert.Equal(expected, IntOrString.Of(text).Scale(total, up));

    [Fact]
    public void A_number_scales_to_itself() => Assert.Equal(7, IntOrString.Of(7).Scale(100, true));

    [Theory]
    [InlineData("7", "invalid value for IntOrString: invalid type: string is not a percentage")]
    [InlineData("x%", "invalid value for IntOrString: invalid value \"x%\": strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("99999999999999999999%", "invalid value for IntOrString: invalid value \"99999999999999999999%\": strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    public void What_is_no_percentage_is_told_in_upstreams_words(string text, string error)
        => Assert.Equal(error, Assert.Throws<FormatException>(() => IntOrString.Of(text).Scale(1, true)).Message);

    [Fact]
    public void Parsing_prefers_numbers()
    {
        Assert.Equal(IntOrString.Of(80), IntOrString.Parse("80"));
        Assert.Equal(IntOrString.Of("http"), IntOrString.Parse("http"));
        Assert.Equal(IntOrString.Of("99999999999"), IntOrString.Parse("99999999999"));
        Assert.NotEqual(IntOrString.Of("80"), IntOrString.Of(80));
        Assert.Equal(80, IntOrString.Of("80").IntValue());
        Assert.Equal("80", IntOrString.Of(80).ToString());
    }
}
