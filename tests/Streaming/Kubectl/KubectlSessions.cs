using System.Net.Sockets;
using System.Text;

namespace Keles.Streaming.Tests.Kubectl;

/// <summary>The servers' end against the client that most people use, over both of the protocols it speaks.</summary>
public sealed class KubectlSessions
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Input_goes_to_the_command_until_it_ends(bool webSockets)
    {
        var (code, output, error, upgrade) = await Exec(webSockets, "hello from here", "-i", "p", "--", "cat");
        Assert.Equal((0, "hello from here", ""), (code, output, error));
        Assert.Equal(webSockets ? "websocket" : "SPDY/3.1", upgrade);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Output_errors_and_the_exit_code_reach_the_user(bool webSockets)
    {
        var (code, output, error, _) = await Exec(webSockets, "", "p", "--", "both");
        Assert.Equal((7, "to out", "to errcommand terminated with exit code 7\n"), (code, output, error));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_cannot_run_says_why(bool webSockets)
    {
        var (code, _, error, _) = await Exec(webSockets, "", "p", "--", "fail");
        Assert.Equal((1, "error: Internal error occurred: no such file\n"), (code, error));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Much_output_arrives_whole(bool webSockets)
    {
        var (code, output, _, _) = await Exec(webSockets, "", "p", "--", "flood 33554432");
        Assert.Equal((0, 33554432), (code, output.Length));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ports_are_forwarded(bool webSockets)
    {
        var server = new PodServer();
        await using var host = await WebHost.Serve(server.Answer);
        using var kubectl = KubectlProcess.Start(host.Address, webSockets, "port-forward", "pod/p", ":8080");
        try
        {
            // "Forwarding from 127.0.0.1:PORT -> 8080"
            var line = await kubectl.StandardOutput.ReadLineAsync(Test) ?? await kubectl.StandardError.ReadToEndAsync(Test);
            Assert.StartsWith("Forwarding from 127.0.0.1:", line, StringComparison.Ordinal);
            var port = int.Parse(line.Split(':')[1].Split(' ')[0]);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal($"8080 says try{i}", await Ask(port, $"try{i}"));
            }
        }
        finally
        {
            kubectl.Kill();
            await kubectl.WaitForExitAsync(Test);
        }
        Assert.Equal(webSockets ? "websocket" : "SPDY/3.1", server.Upgrades.Last());
    }

    private static async Task<(int Code, string Output, string Error, string Upgrade)> Exec(bool webSockets, string input, params string[] arguments)
    {
        var server = new PodServer();
        await using var host = await WebHost.Serve(server.Answer);
        using var kubectl = KubectlProcess.Start(host.Address, webSockets, ["exec", .. arguments]);
        var output = kubectl.StandardOutput.ReadToEndAsync(Test);
        var error = kubectl.StandardError.ReadToEndAsync(Test);
        await kubectl.StandardInput.WriteAsync(input);
        kubectl.StandardInput.Close();
        await kubectl.WaitForExitAsync(Test);
        return (kubectl.ExitCode, await output, await error, server.Upgrades.FirstOrDefault() ?? "");
    }

    private static async Task<string> Ask(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, Test);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Test);
        using var answer = new StreamReader(client.GetStream());
        return await answer.ReadToEndAsync(Test);
    }
}
