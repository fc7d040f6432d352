using System.Net;
using System.Net.Sockets;
using System.Text;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Tests.Aggregation;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>Flaws that proxies of API servers have had.</summary>
public sealed class ProxySafetyTests
{
    [Fact]
    public async Task CVE_2018_1002105_a_refused_upgrade_leaves_no_open_line_to_the_backend()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        remote.Answer = async http =>
        {
            http.Response.StatusCode = http.Request.Headers.ContainsKey("Upgrade") ? 403 : 200;
            await http.Response.WriteAsync("answered");
        };
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", remote.Api.Client.BaseAddress!.Port);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {RemoteApi.Flunders}/a/exec HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
            + $"GET {RemoteApi.Flunders}/b HTTP/1.1\r\nHost: x\r\nX-Remote-User: root\r\nX-Remote-Group: system:masters\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(line);
        var all = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 403 ", all, StringComparison.Ordinal);
        // What follows is a request to this server like any other: its user is found out anew, and nobody names himself.
        var second = remote.Asked.Single(static a => a.Path.EndsWith("/b", StringComparison.Ordinal));
        Assert.Equal(("system:apiserver", RemoteApi.Flunders + "/b"), (second.Headers["X-Remote-User"], second.Path));
    }

    [Theory]
    [InlineData("/api/v1/nodes/n/proxy/logs/", 302)]
    [InlineData("/api/v1/namespaces/default/pods/p/log", 0)]
    public async Task CVE_2020_8559_a_redirect_of_a_kubelet_is_not_followed(string path, int code)
    {
        await using var server = await NodeServer.StartAsync(static http =>
        {
            http.Response.Redirect("https://10.8.8.8:10250/elsewhere");
            return Task.CompletedTask;
        });
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Api.Client.BaseAddress };
        using var answer = await client.GetAsync(path);
        if (code != 0) Assert.Equal(code, (int)answer.StatusCode);
        else Assert.False(answer.IsSuccessStatusCode);
        Assert.All(server.Dialer.Dialed, static d => Assert.Equal("10.9.9.9:10250", d));
    }

    [Fact]
    public async Task CVE_2020_8559_nor_is_one_that_answers_an_upgrade()
    {
        await using var server = await NodeServer.StartAsync(static http =>
        {
            http.Response.Redirect("https://10.8.8.8:10250/elsewhere");
            return Task.CompletedTask;
        });
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Api.Client.BaseAddress!.Port);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes("POST /api/v1/namespaces/default/pods/p/exec?command=id&stdout=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\n\r\n"));
        using var reader = new StreamReader(line);
        var first = await reader.ReadLineAsync();
        Assert.DoesNotContain(" 101 ", first, StringComparison.Ordinal);
        Assert.All(server.Dialer.Dialed, static d => Assert.Equal("10.9.9.9:10250", d));
        Assert.NotEmpty(server.Dialer.Dialed);
    }

    [Theory]
    [InlineData("127.0.0.1", "n")]
    [InlineData("169.254.169.254", "n")]
    [InlineData("127.0.0.1", "n:10250")]
    [InlineData("127.0.0.1", "https:n:443")]
    [InlineData("localhost", "n")]
    public async Task CVE_2022_3294_a_node_cannot_name_an_address_that_only_the_server_reaches(string address, string name)
    {
        await using var server = await NodeServer.StartAsync(static http => http.Response.WriteAsync("secret"), address);
        var (code, status) = await server.Api.SendAsync(HttpMethod.Get, $"/api/v1/nodes/{name}/proxy/healthz");
        Assert.Equal((400, "address not allowed"), (code, (string?)status["message"]));
        Assert.Empty(server.Dialer.Dialed);
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("127.8.8.8", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("169.254.1.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    public void Addresses_of_this_machine_of_its_link_and_of_many_are_not_dialed(string address, bool allowed) => Assert.Equal(allowed, ProxyableAddress.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task CVE_2022_3172_an_aggregated_server_cannot_redirect_a_client(int code)
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        remote.Answer = http =>
        {
            http.Response.StatusCode = code;
            http.Response.Headers.Location = "https://attacker.example/";
            return Task.CompletedTask;
        };
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = remote.Api.Client.BaseAddress };
        using var answer = await client.GetAsync(RemoteApi.Flunders);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("the backend attempted to redirect this request, which is not permitted\n", await answer.Content.ReadAsStringAsync());
    }
}
