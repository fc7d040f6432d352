using System.Globalization;
using System.Text;
using Keles.Machinery.Codecs;

namespace Keles.Machinery.Tests.Codecs;

public sealed class CommonTextsTests
{
    [Fact]
    public void A_text_that_comes_again_and_again_is_one_string()
    {
        var text = "IfNotPresent"u8;
        CommonTexts.String(text);
        CommonTexts.String(text);
        var known = CommonTexts.String(text);
        Assert.Same(known, CommonTexts.String(text));
        Assert.Equal("IfNotPresent", known);
        Assert.Same(Again(text), Again(text));
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"Zoë\"", "Zoë")]
    [InlineData("\"a\\u0041\"", "aA")]
    [InlineData("\"a\\ud800\"", "a�")]
    public void What_is_read_is_what_is_written_however_often(string json, string expected)
    {
        for (var i = 0; i < 5; i++)
        {
            var source = new JsonSource(Encoding.UTF8.GetBytes(json));
            source.Start();
            Assert.Equal(expected, source.String());
        }
    }

    /// <summary>Far more texts than places, each met by several threads at once.</summary>
    [Fact]
    public async Task Nobody_is_given_another_text()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(static seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 200_000; i++)
            {
                var text = new string((char)('a' + random.Next(26)), random.Next(1, CommonTexts.LongestString)) + random.Next(300).ToString(CultureInfo.InvariantCulture);
                var bytes = Encoding.ASCII.GetBytes(text);
                Assert.Equal(text, CommonTexts.String(bytes));
                Assert.True(CommonTexts.Bytes(bytes).AsSpan().SequenceEqual(bytes));
            }
        })));
    }

    private static byte[] Again(ReadOnlySpan<byte> text)
    {
        CommonTexts.Bytes(text);
        return CommonTexts.Bytes(text);
    }
}
