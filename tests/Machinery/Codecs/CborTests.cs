using System.Buffers;
using System.Text;
using Keles.Machinery.Codecs;

namespace Keles.Machinery.Tests.Codecs;

/// <summary>JSON as CBOR and back.</summary>
public sealed class CborTests
{
    [Theory]
    [InlineData("{}", "d9d9f7a0")]
    [InlineData("{\"a\":[1,-1,true,null]}", "d9d9f7a14161840120f5f6")]
    [InlineData("24", "d9d9f71818")]
    [InlineData("-500", "d9d9f73901f3")]
    [InlineData("4294967296", "d9d9f71b0000000100000000")]
    [InlineData("1.5", "d9d9f7fb3ff8000000000000")]
    [InlineData("\"é\"", "d9d9f742c3a9")]
    public void Every_value_has_its_bytes_and_comes_back(string json, string cbor)
    {
        Assert.Equal(cbor, Convert.ToHexStringLower(ToCbor(json)));
        Assert.Equal(json, ToJson(cbor));
    }

    [Theory]
    [InlineData("6161", "\"a\"")]
    [InlineData("9f01ff", "[1]")]
    [InlineData("bf416101ff", "{\"a\":1}")]
    [InlineData("5f4161 4162ff", "\"ab\"")]
    [InlineData("d64401020304", "\"AQIDBA==\"")]
    [InlineData("d54401020304", "\"AQIDBA\"")]
    [InlineData("d74401020304", "\"01020304\"")]
    [InlineData("f93e00", "1.5")]
    [InlineData("fa3fc00000", "1.5")]
    public void Other_forms_of_a_value_are_understood(string cbor, string json) => Assert.Equal(json, ToJson(cbor));

    [Theory]
    [InlineData("", "EOF")]
    [InlineData("a1", "unexpected EOF")]
    [InlineData("1bfbc0a38800000000", "cbor: cannot unmarshal positive integer into Go value of type int64 (18140679103559237632 overflows Go's int64)")]
    [InlineData("3bfbc0a38800000000", "cbor: cannot unmarshal negative integer into Go value of type int64 (-18140679103559237633 overflows Go's int64)")]
    [InlineData("9bffffffffffffffff", "unexpected EOF")]
    [InlineData("0000", "cbor: 1 bytes of extraneous data starting at index 1")]
    [InlineData("a2416101416102", "cbor: found duplicate map key \"a\" at map element index 1")]
    [InlineData("a10101", "cbor: map keys must be strings")]
    [InlineData("61ff", "cbor: invalid UTF-8 string")]
    [InlineData("f97e00", "cbor: NaN and infinities have no JSON form")]
    [InlineData("c101", "cbor: unsupported tag 1")]
    [InlineData("f7", "cbor: unsupported simple value 23")]
    [InlineData("1c", "cbor: invalid additional information 28 for type 0")]
    public void What_has_no_json_form_is_refused(string cbor, string problem) =>
        Assert.Equal(problem, Assert.Throws<DecodeException>(() => ToJson(cbor)).Message);

    [Fact]
    public void Depth_is_bounded() =>
        Assert.StartsWith("cbor: exceeded max nested level", Assert.Throws<DecodeException>(() => ToJson(string.Concat(Enumerable.Repeat("81", 100_000)))).Message, StringComparison.Ordinal);

    private static byte[] ToCbor(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        CborTranscoder.FromJson(Encoding.UTF8.GetBytes(json), output);
        return output.WrittenSpan.ToArray();
    }

    private static string ToJson(string hex)
    {
        var output = new ArrayBufferWriter<byte>();
        CborSource.ToJson(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
