using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Selectors;

public sealed class FieldSelectorTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("metadata.name=x,status.phase!=y", "metadata.name=x,status.phase!=y")]
    [InlineData("b=1,a=2,", "a=2,b=1")]
    [InlineData("a==b", "a=b")]
    [InlineData(@"a=x\,y\=z\\", @"a=x\,y\=z\\")]
    [InlineData("a=", "a=")]
    [InlineData("=b", "=b")]
    public void Is_written_canonically(string text, string written) => Assert.Equal(written, FieldSelector.Parse(text).ToString());

    [Theory]
    [InlineData("a", "invalid selector: 'a'; can't understand 'a'")]
    [InlineData("a=b,c", "invalid selector: 'a=b,c'; can't understand 'c'")]
    [InlineData("a=b=c", "invalid field selector: unescaped character in value: 61")]
    [InlineData(@"a=b\c", @"invalid field selector: invalid escape sequence: \c")]
    [InlineData(@"a=b\", @"invalid field selector: invalid escape sequence: \")]
    public void A_bad_text_is_told_in_upstreams_words(string text, string message)
    {
        Assert.False(FieldSelector.TryParse(text, out _, out var error));
        Assert.Equal(message, error);
    }

    [Fact]
    public void An_absent_field_counts_as_empty()
    {
        Assert.True(FieldSelector.Parse("a=").Matches(_ => null));
        Assert.True(FieldSelector.Parse("a!=x").Matches(_ => null));
        Assert.False(FieldSelector.Parse("a=x").Matches(_ => null));
        Assert.True(FieldSelector.Parse("a=x,b!=y").Matches(f => f == "a" ? "x" : "z"));
    }

    [Fact]
    public void Any_value_survives_escaping() => Seeded.Run(20_000, random =>
    {
        var selector = FieldSelector.Equal("a.b", random.Text(@"\,=!x é", 8));
        Assert.Equal(selector, FieldSelector.Parse(selector.ToString()));
        Assert.True(FieldSelector.Parse(selector.ToString()).RequiresExactMatch("a.b", out var value));
        Assert.Equal(selector.Requirements[0].Value, value);
    });

    [Fact]
    public void Any_text_is_read_or_refused() => Seeded.Run(20_000, random =>
    {
        var text = random.Text("ab=!,\\\uD800 .", 10);
        Assert.Equal(FieldSelector.TryParse(text, out _, out var error), error is null);
    });
}
