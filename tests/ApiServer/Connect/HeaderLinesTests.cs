using System.Text;
using Keles.ApiServer.Connect;

namespace Keles.ApiServer.Tests.Connect;

/// <summary>Headers in several lines.</summary>
public sealed class HeaderLinesTests
{
    [Fact]
    public async Task Each_value_has_a_line_of_its_own()
    {
        var lines = new HeaderLines();
        using var written = new MemoryStream();
        await using var connection = lines.Over(written);
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nG: {lines.Of("G", ["a", "b, c", "d"])}\r\n\r\n~~body~"));
        await connection.FlushAsync();
        Assert.Equal("GET / HTTP/1.1\r\nG: a\r\nG: b, c\r\nG: d\r\n\r\n~~body~", Encoding.ASCII.GetString(written.ToArray()));
    }

    [Fact]
    public async Task Another_knows_not_how_to_end_a_line()
    {
        using var written = new MemoryStream();
        await using var connection = new HeaderLines().Over(written);
        await connection.WriteAsync(Encoding.ASCII.GetBytes(new HeaderLines().Of("G", ["a", "b"])));
        await connection.FlushAsync();
        Assert.DoesNotContain("\r\n", Encoding.ASCII.GetString(written.ToArray()), StringComparison.Ordinal);
    }
}
