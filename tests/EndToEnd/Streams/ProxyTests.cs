using System.Net.WebSockets;
using System.Text;

namespace Keles.EndToEnd.Tests.Streams;

public sealed class ProxyTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task A_pods_page_leads_through_the_proxy()
    {
        await RunPodAsync("web", """echo '<a href="/next">next</a><a href="here">here</a>' > /tmp/index.html; echo 'at last' > /tmp/next; httpd -f -p 8080 -h /tmp""");
        var path = $"/api/v1/namespaces/{Namespace}/pods/web:8080/proxy/";
        await Eventually.EqualAsync($"<a href=\"{path}next\">next</a><a href=\"here\">here</a>", async () => (await K.TryAsync("get", "--raw", path)).Output.Trim());
        Assert.Equal("at last", (await K.RunAsync("get", "--raw", path + "next")).Trim());
    }

    [Theory]
    [InlineData("binary.k8s.io", WebSocketMessageType.Binary, "I am here\n")]
    [InlineData("base64.binary.k8s.io", WebSocketMessageType.Text, "SSBhbSBoZXJlCg==")]
    public async Task A_log_comes_over_a_web_socket_too(string protocol, WebSocketMessageType type, string expected)
    {
        await RunPodAsync("talker", "echo I am here; sleep 100000");
        await Eventually.EqualAsync("I am here", () => K.RunAsync("logs", "talker"));
        await using var proxy = K.Start("proxy", "--port=0");
        var address = (await proxy.LineAsync(@"127\.0\.0\.1:\d+")).Value;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new($"ws://{address}/api/v1/namespaces/{Namespace}/pods/talker/log?container=main"), limit.Token);
        Assert.Equal(protocol, socket.SubProtocol);
        var buffer = new byte[100];
        var message = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
        Assert.Equal(type, message.MessageType);
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer, 0, message.Count));
        // The log has an end, and the client is told so.
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(buffer.AsMemory(), limit.Token)).MessageType);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }
}
