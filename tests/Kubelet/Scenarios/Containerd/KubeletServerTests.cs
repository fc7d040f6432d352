using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Machinery;
using Keles.Streaming.PortForward;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>The kubelet's server in front of a real runtime, asked as the API server asks it.</summary>
public sealed class KubeletServerTests : IAsyncLifetime
{
    private ContainerdNode _node = null!;
    private HttpClient _http = null!;
    private HttpMessageInvoker _streams = null!;
    private Pod _pod = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await ContainerdNode.StartAsync(serves: true);
        _http = NodeClient.As(_node.Certificates.Client("kube-apiserver-kubelet-client", "system:masters"), _node.Options.ServerPort);
        _streams = new HttpMessageInvoker(NodeClient.Handler(_node.Certificates.Client("admin")));
        _pod = _node.Api.Put(APod.Named("web", APod.Doing("c", "echo one; echo two; echo three; sleep 0.2; echo bad >&2; trap 'exit 0' TERM; nc -ll -p 7000 -e cat & while read line; do echo \"got $line\"; done; wait") with { Image = TestImages.Busybox, Stdin = true }));
        await _node.UntilAsync(_pod, p => p.Ready() == "True", "the pod to be ready");
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        _streams?.Dispose();
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Logs_are_read_whole_from_the_end_with_times_and_up_to_a_limit()
    {
        await _node.UntilAsync(async () => await Logs("") == "one\ntwo\nthree\nbad\n", "the container to print");
        Assert.Equal("three\nbad\n", await Logs("tailLines=2"));
        Assert.Equal("one\ntw", await Logs("limitBytes=6"));
        Assert.Equal("bad\n", await Logs("stream=Stderr"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT[0-9:.]+Z one\n", await Logs("timestamps=true"));
        Assert.Equal("", await Logs("sinceTime=2100-01-01T00:00:00Z"));
        var missing = await _http.GetAsync("containerLogs/default/web/c?previous=true", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal("previous terminated container \"c\" in pod \"web\" not found", await missing.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("containerLogs/default/web/other", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("containerLogs/default/nope/c", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Followed_logs_go_on_until_the_container_ends()
    {
        using var answer = await _http.GetAsync("containerLogs/default/web/c?follow=true", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("one", await lines.ReadLineAsync(Cancel));
        await _node.DeleteAsync(_pod, 1);
        Assert.Equal(["two", "three", "bad"], (await lines.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(RemoteCommandTransport.Spdy)]
    [InlineData(RemoteCommandTransport.WebSocket)]
    internal async Task A_command_gets_input_and_gives_output_and_its_exit_code(RemoteCommandTransport transport)
    {
        var target = Target($"exec/default/web/c?command=sh&command=-c&command={Uri.EscapeDataString("cat; echo oops >&2; exit 3")}&input=1&output=1&error=1");
        await using var channels = await RemoteCommandClient.DialAsync(target, new RemoteCommandRequest(true, true, true, false), transport, Cancel);
        await channels.Stdin!.WriteAsync("hello\n"u8.ToArray(), Cancel);
        await channels.Stdin.CompleteAsync(Cancel);
        Assert.Equal("hello\n", await ReadAsync(channels.Stdout!));
        Assert.Equal("oops\n", await ReadAsync(channels.Stderr!));
        Assert.Equal(3, (await ErrorChannel.ReadStatusAsync(channels, Cancel)).ExitCode);
    }

    /// <summary>The runtime closes as soon as it has said everything, which must not cost what is still on its way.</summary>
    [Theory]
    [InlineData(RemoteCommandTransport.Spdy)]
    [InlineData(RemoteCommandTransport.WebSocket)]
    internal async Task A_large_output_arrives_whole_again_and_again(RemoteCommandTransport transport)
    {
        const int Much = 20_000_000;
        for (var round = 0; round < 5; round++)
        {
            await using var channels = await RemoteCommandClient.DialAsync(Target($"exec/default/web/c?command=head&command=-c&command={Much}&command=/dev/zero&output=1&error=1"), new RemoteCommandRequest(false, true, true, false), transport, Cancel);
            var buffer = new byte[4096];
            var read = 0L;
            while (await channels.Stdout!.ReadAsync(buffer, Cancel) is > 0 and var count)
            {
                read += count;
            }
            Assert.Equal(Much, read);
            Assert.True((await ErrorChannel.ReadStatusAsync(channels, Cancel)).IsSuccess);
        }
    }

    [Theory]
    [InlineData(RemoteCommandTransport.Spdy)]
    [InlineData(RemoteCommandTransport.WebSocket)]
    internal async Task Attaching_joins_the_program_that_runs(RemoteCommandTransport transport)
    {
        await using var channels = await RemoteCommandClient.DialAsync(Target("attach/default/web/c?input=1&output=1"), new RemoteCommandRequest(true, true, false, false), transport, Cancel);
        await channels.Stdin!.WriteAsync("me\n"u8.ToArray(), Cancel);
        Assert.EndsWith("got me\n", await ReadAsync(channels.Stdout!, "got me\n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_of_the_pod_is_forwarded_and_a_closed_one_says_so(bool throughWebSocket)
    {
        await _node.UntilAsync(async () => (await _node.RunAsync(_pod, "c", "netstat -lnt")).Contains(":7000 ", StringComparison.Ordinal), "the port to be open");
        await using var client = await PortForwardClient.DialAsync(Target("portForward/default/web"), throughWebSocket, Cancel);
        var open = await client.OpenAsync(7000, Cancel);
        await open.Data.WriteAsync("echo"u8.ToArray(), Cancel);
        Assert.Equal("echo", await ReadAsync(open.Data, "echo"));
        await open.Data.CompleteAsync(Cancel);
        var closed = await client.OpenAsync(7001, Cancel);
        Assert.Contains("7001", await ReadAsync(closed.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_does_not_run_has_no_commands_and_says_why_it_has_no_logs()
    {
        var pod = _node.Api.Put(APod.Named("stuck", APod.Running() with { Image = "example.test/absent:1", ImagePullPolicy = "Never" }));
        await _node.UntilAsync(pod, p => p.Status("c")?.State.Waiting?.Reason == "ErrImageNeverPull", "the pod to wait");
        var logs = await _http.GetAsync("containerLogs/default/stuck/c", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, logs.StatusCode);
        Assert.Equal("container \"c\" in pod \"stuck\" is waiting to start: ErrImageNeverPull", await logs.Content.ReadAsStringAsync(Cancel));
        var exec = await _http.PostAsync("exec/default/stuck/c?command=ls&output=1", null, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, exec.StatusCode);
        Assert.Equal("container not found (\"c\")", await exec.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Followed_logs_go_on_when_the_file_is_put_aside()
    {
        var pod = _node.Api.Put(APod.Named("talker", APod.Doing("c", "trap 'exit 0' TERM; i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo line $i; sleep 0.02; done; sleep 1000 & wait") with { Image = TestImages.Busybox }));
        await _node.UntilAsync(pod, p => p.Ready() == "True", "the pod to be ready");
        using var answer = await _http.GetAsync("containerLogs/default/talker/c?follow=true", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancel));
        var rotation = new LogRotation(_node.Runtime.Client.Runtime, _node.Options with { ContainerLogMaxBytes = 500 }, TimeProvider.System, _node.Log);
        for (var i = 1; i <= 200; i++)
        {
            Assert.Equal($"line {i}", await lines.ReadLineAsync(Cancel));
            if (i % 80 == 0)
            {
                await rotation.RoundAsync(Cancel);
            }
        }
        Assert.True(Directory.GetFiles(_node.Options.PodLogDirectory, "0.log.*", SearchOption.AllDirectories).Length >= 1);
    }

    [Fact]
    public async Task A_plain_run_answers_with_what_the_command_printed()
    {
        var answer = await _http.PostAsync("run/default/web/c?cmd=echo+hi", null, Cancel);
        Assert.Equal("hi\n", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Statistics_and_metrics_tell_of_the_running_container()
    {
        var summary = JsonNode.Parse(await _http.GetStringAsync("stats/summary", Cancel))!;
        var pod = summary["pods"]!.AsArray().Single(p => p!["podRef"]!["name"]!.GetValue<string>() == "web")!;
        Assert.True(pod["containers"]![0]!["memory"]!["workingSetBytes"]!.GetValue<long>() > 0);
        Assert.True(summary["node"]!["fs"]!["capacityBytes"]!.GetValue<long>() > 0);
        Assert.Contains("container_memory_working_set_bytes{container=\"c\",namespace=\"default\",pod=\"web\"}", await _http.GetStringAsync("metrics/resource", Cancel));
        Assert.Contains("container_cpu_usage_seconds_total{container=\"c\"", await _http.GetStringAsync("metrics/cadvisor", Cancel));
        var own = await _http.GetStringAsync("metrics", Cancel);
        Assert.Contains("kubelet_running_pods 1\n", own);
        Assert.Contains("process_test 1\n", own);
    }

    [Fact]
    public async Task Pods_configuration_and_health_are_told_and_files_outside_the_logs_are_not()
    {
        var pods = JsonNode.Parse(await _http.GetStringAsync("pods", Cancel))!;
        Assert.Equal("Running", pods["items"]![0]!["status"]!["phase"]!.GetValue<string>());
        Assert.Equal("web", JsonNode.Parse(await _http.GetStringAsync("runningpods/", Cancel))!["items"]![0]!["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal("ok", await _http.GetStringAsync("healthz", Cancel));
        Assert.Equal(110, JsonNode.Parse(await _http.GetStringAsync("configz", Cancel))!["kubeletconfig"]!["maxPods"]!.GetValue<int>());
        Assert.Contains("pods/", await _http.GetStringAsync("logs/", Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("logs/%2e%2e/%2e%2e/etc/passwd", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("nowhere", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_let_in_unnamed_and_the_api_says_who_may()
    {
        using var nobody = NodeClient.As(null, _node.Options.ServerPort);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("pods", Cancel)).StatusCode);

        _node.Api.Knows = token => token == "good" ? new() { Username = "prometheus", Groups = ["monitors"] } : null;
        _node.Api.Allows = review => review.User == "prometheus" && review.ResourceAttributes!.Subresource == "metrics";
        nobody.DefaultRequestHeaders.Authorization = new("Bearer", "good");
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("metrics", Cancel)).StatusCode);
        var refused = await nobody.GetAsync("pods", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("Forbidden (user=prometheus, verb=get, resource=nodes, subresource(s)=[pods proxy])\n", await refused.Content.ReadAsStringAsync(Cancel));

        using var stranger = NodeClient.As(null, _node.Options.ServerPort);
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "bad");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("pods", Cancel)).StatusCode);
    }

    private async Task<string> Logs(string query) => await _http.GetStringAsync("containerLogs/default/web/c?" + query, Cancel);

    private UpgradeTarget Target(string path) => new(_streams, new Uri($"https://127.0.0.1:{_node.Options.ServerPort}/{path}"));

    private static async Task<string> ReadAsync(Streaming.IChannel channel, string? until = null)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        while ((until is null || !text.ToString().EndsWith(until, StringComparison.Ordinal)) && await channel.ReadAsync(buffer, Cancel) is > 0 and var count)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        return text.ToString();
    }
}
