using System.Text;
using Keles.Streaming.RemoteCommand;

namespace Keles.Streaming.Tests.RemoteCommand;

public sealed class Statuses
{
    [Fact]
    public void An_exit_code_is_told_as_upstream_tells_it()
    {
        Assert.Equal(
            """{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status 3","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}""",
            Encoding.UTF8.GetString(RemoteCommandStatus.Exited(3).Encode(asJson: true)));
        Assert.Equal("""{"metadata":{},"status":"Success"}""", Encoding.UTF8.GetString(RemoteCommandStatus.Success.Encode(asJson: true)));
    }

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("""{"status":"Success"}""", 0, "")]
    [InlineData("""{"status":"Failure","reason":"NonZeroExitCode","message":"m","details":{"causes":[{"reason":"x","message":"9"},{"reason":"ExitCode","message":"2"}]}}""", 2, "m")]
    [InlineData("""{"status":"Failure","reason":"InternalError","message":"why"}""", null, "why")]
    [InlineData("""{"status":"Failure","reason":"NonZeroExitCode","message":"odd","details":[]}""", null, "odd")]
    [InlineData("""[1]""", null, "error stream protocol error: [1]")]
    [InlineData("broken", null, "error stream protocol error: broken")]
    public void A_status_is_read_whatever_it_looks_like(string text, int? code, string message) =>
        Assert.Equal(new RemoteCommandStatus(code, message), RemoteCommandStatus.Decode(Encoding.UTF8.GetBytes(text), asJson: true));
}
