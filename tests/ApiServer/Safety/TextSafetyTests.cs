using System.Text;
using Keles.Hosting;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>What clients send cannot forge what people read.</summary>
public sealed class TextSafetyTests
{
    [Theory]
    [InlineData("/a\nI0101 forged line")]
    [InlineData("/a\r\nforged")]
    [InlineData("/a\u001b[2Jforged")]
    [InlineData("/a\u2028forged")]
    [InlineData("/a\u202eforged")]
    [InlineData("/a\u0085forged")]
    public void Log_injection_a_line_of_the_log_stays_one_line_and_moves_no_cursor(string path)
    {
        var line = new StringBuilder();
        LogText.Append(line, path);
        Assert.DoesNotContain(line.ToString(), static c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
        Assert.Contains("forged", line.ToString(), StringComparison.Ordinal);
    }
}
