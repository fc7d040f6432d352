using Keles.Api.Core.V1;
using Keles.Machinery.Codecs;

namespace Keles.Api.Tests.RoundTrip;

/// <summary>Bytes in JSON are base64 texts; whatever else stands there is refused as Go refuses it.</summary>
public sealed class Base64Tests
{
    [Theory]
    [InlineData("\"YWJj\"", "abc")]
    [InlineData("\"YW\\nJj\"", "abc")]
    [InlineData("\"\\u0059WJj\"", "abc")]
    public void Bytes_are_read(string text, string value) => Assert.Equal(value, System.Text.Encoding.UTF8.GetString(Read(text).Data.Get("k").Span));

    [Theory]
    [InlineData("\"YWJ\"", "illegal base64 data at input byte 0")]
    [InlineData("\"YW?j\"", "illegal base64 data at input byte 2")]
    [InlineData("\"YWJj\\ud800\"", "illegal base64 data at input byte 4")]
    [InlineData("\"\\udc00\\ud800\"", "illegal base64 data at input byte 0")]
    public void What_is_no_base64_is_refused(string text, string problem) => Assert.Contains(problem, Assert.Throws<DecodeException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static Secret Read(string text) => (Secret)SecretKind.Kind.ReadJson(System.Text.Encoding.UTF8.GetBytes($"{{\"data\":{{\"k\":{text}}}}}"));
}
