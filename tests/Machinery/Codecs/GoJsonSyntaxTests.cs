using System.Text;
using Keles.Machinery.Codecs;

namespace Keles.Machinery.Tests.Codecs;

/// <summary>What is wrong with a text that is no JSON, in the words clients know.</summary>
public sealed class GoJsonSyntaxTests
{
    [Theory]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("{\"a\":", "unexpected end of JSON input")]
    [InlineData("hello", "invalid character 'h' looking for beginning of value")]
    [InlineData("{a:1}", "invalid character 'a' looking for beginning of object key string")]
    [InlineData("{\"a\" 1}", "invalid character '1' after object key")]
    [InlineData("{\"a\":1 \"b\":2}", "invalid character '\"' after object key:value pair")]
    [InlineData("[1 2]", "invalid character '2' after array element")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("[1,]", "invalid character ']' looking for beginning of value")]
    [InlineData("{\"a\":1,}", "invalid character '}' looking for beginning of object key string")]
    [InlineData("\"a\nb\"", "invalid character '\\n' in string literal")]
    [InlineData("\"\\q\"", "invalid character 'q' in string escape code")]
    [InlineData("\"\\u12x4\"", "invalid character 'x' in \\u hexadecimal character escape")]
    [InlineData("-a", "invalid character 'a' in numeric literal")]
    [InlineData("1.x", "invalid character 'x' after decimal point in numeric literal")]
    [InlineData("1ex", "invalid character 'x' in exponent of numeric literal")]
    [InlineData("01", "invalid character '1' after top-level value")]
    [InlineData("trux", "invalid character 'x' in literal true (expecting 'e')")]
    [InlineData("'a'", "invalid character '\\'' looking for beginning of value")]
    [InlineData(" {\"a\":[1,-2.5e+3,\"x\\u00e9\",true,false,null,{}]} ", null)]
    public void Says_where_the_text_stops_being_json(string text, string? problem) =>
        Assert.Equal(problem, GoJsonSyntax.Problem(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2}", "duplicate field \"a\"")]
    [InlineData("{\"a\":{\"b\":[{\"c\":1,\"c\":2}]}}", "{\"a\":{\"b\":[{\"c\":2}]}}", "duplicate field \"a.b[0].c\"")]
    [InlineData("[{\"op\":1,\"op\":2}]", "[{\"op\":2}]", "duplicate field \"[0].op\"")]
    public void Of_a_member_given_twice_the_last_stays_and_is_noted(string text, string read, string error)
    {
        var errors = new List<string>();
        Assert.Equal(read, JsonTreeReader.Read(Encoding.UTF8.GetBytes(text), errors)!.ToJsonString());
        Assert.Equal([error], errors);
    }

    [Fact]
    public void What_is_no_unicode_becomes_the_replacement_character()
    {
        byte[] text = [.. "{\"k"u8, 0xff, .. "\":\"\\ud800x\"}"u8];
        Assert.Equal("\uFFFDx", (string?)JsonTreeReader.Read(text)!["k\uFFFD"]);
    }
}
