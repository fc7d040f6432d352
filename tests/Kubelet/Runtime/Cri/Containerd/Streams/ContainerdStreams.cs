using System.Text;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Streaming;
using Keles.Streaming.PortForward;
using Keles.Streaming.RemoteCommand;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd.Streams;

/// <summary>Exec, attach and port forwarding against a real runtime, directly and through the proxy that stands before it.</summary>
public sealed class ContainerdStreams(ContainerdFixture fixture) : CriContract
{
    private StreamWays? _ways;

    public enum Way
    {
        Spdy,
        WebSocketV4,
        SpdyThroughProxy,
        WebSocketThroughProxy,
    }

    private StreamWays Ways => _ways!;

    public override async ValueTask DisposeAsync()
    {
        if (_ways is not null)
        {
            await _ways.DisposeAsync();
        }
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(Way.Spdy)]
    [InlineData(Way.SpdyThroughProxy)]
    [InlineData(Way.WebSocketThroughProxy)]
    public async Task Input_ends_and_the_command_with_it(Way way)
    {
        var (_, container) = await RunContainer("sleep 3600");
        await using var run = await Exec(way, container, new(true, true, false, false), "cat");
        await Send(run.Stdin!, "hello");
        await run.Stdin!.CompleteAsync(Cancel);
        Assert.Equal("hello", await ReadToEnd(run.Stdout!));
        Assert.Equal(RemoteCommandStatus.Success, await ErrorChannel.ReadStatusAsync(run, Cancel));
    }

    [Theory]
    [InlineData(Way.Spdy)]
    [InlineData(Way.WebSocketV4)]
    [InlineData(Way.SpdyThroughProxy)]
    [InlineData(Way.WebSocketThroughProxy)]
    public async Task Output_errors_and_exit_code_arrive(Way way)
    {
        var (_, container) = await RunContainer("sleep 3600");
        await using var run = await Exec(way, container, new(false, true, true, false), "sh", "-c", "echo out; echo err >&2; exit 7");
        var err = ReadToEnd(run.Stderr!);
        Assert.Equal("out\n", await ReadToEnd(run.Stdout!));
        Assert.Equal("err\n", await err);
        Assert.Equal(7, (await ErrorChannel.ReadStatusAsync(run, Cancel)).ExitCode);
    }

    [Theory]
    [InlineData(Way.Spdy)]
    [InlineData(Way.WebSocketV4)]
    [InlineData(Way.SpdyThroughProxy)]
    [InlineData(Way.WebSocketThroughProxy)]
    public async Task A_terminal_takes_its_size(Way way)
    {
        var (_, container) = await RunContainer("sleep 3600");
        await using var run = await Exec(way, container, new(true, true, false, true), "sh", "-c", "while test \"$(stty size)\" != '41 123'; do sleep 0.05; done; echo resized");
        await Send(run.Resize!, """{"Width":123,"Height":41}""");
        Assert.Contains("resized", await ReadToEnd(run.Stdout!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Way.Spdy)]
    [InlineData(Way.WebSocketV4)]
    [InlineData(Way.SpdyThroughProxy)]
    [InlineData(Way.WebSocketThroughProxy)]
    public async Task A_large_output_arrives_whole(Way way)
    {
        const long Much = 64 * 1024 * 1024;
        var (_, container) = await RunContainer("sleep 3600");
        await using var run = await Exec(way, container, new(false, true, false, false), "head", "-c", $"{Much}", "/dev/zero");
        var buffer = new byte[128 * 1024];
        long read = 0;
        while (await run.Stdout!.ReadAsync(buffer, Cancel) is > 0 and var count)
        {
            read += count;
        }
        Assert.Equal(Much, read);
        Assert.True((await ErrorChannel.ReadStatusAsync(run, Cancel)).IsSuccess);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_says_so()
    {
        var (_, container) = await RunContainer("sleep 3600");
        await using var run = await Exec(Way.WebSocketThroughProxy, container, new(false, true, false, false), "/no/such/thing");
        var status = await ErrorChannel.ReadStatusAsync(run, Cancel);
        Assert.Null(status.ExitCode);
        Assert.Contains("/no/such/thing", status.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Way.Spdy)]
    [InlineData(Way.WebSocketV4)]
    [InlineData(Way.WebSocketThroughProxy)]
    public async Task Attaching_joins_a_running_program(Way way)
    {
        var config = ASandbox();
        var sandbox = await RunSandbox(config);
        var spec = AContainer("while read line; do echo \"got $line\"; done");
        spec.Stdin = true;
        var container = await Runtime.CreateContainerAsync(sandbox, spec, config, Cancel);
        await Runtime.StartContainerAsync(container, Cancel);
        var address = await Runtime.AttachAsync(new AttachRequest { ContainerId = container, Stdin = true, Stdout = true }, Cancel);
        await using var run = await Dial(way, address, new(true, true, false, false));
        await Send(run.Stdin!, "one\n");
        Assert.Equal("got one\n", await Read(run.Stdout!, 8));
        await Send(run.Stdin!, "two\n");
        Assert.Equal("got two\n", await Read(run.Stdout!, 8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_is_forwarded_and_a_closed_one_says_so(bool throughProxy)
    {
        var (sandbox, container) = await RunContainer("echo ready; nc -ll -p 7000 -e cat");
        await Logged(container, "ready");
        var address = await Runtime.PortForwardAsync(new PortForwardRequest { PodSandboxId = sandbox }, Cancel);
        var target = throughProxy ? await Ways.PortForwardProxied(address) : Ways.Direct(address);
        await using var client = await PortForwardClient.DialAsync(target, throughWebSocket: throughProxy, Cancel);

        var open = await Connected(client, 7000);
        await open.Data.CompleteAsync(Cancel);
        Assert.Equal("", await ReadToEnd(open.Error));

        var closed = await client.OpenAsync(7001, Cancel);
        Assert.Contains("7001", await ReadToEnd(closed.Error), StringComparison.Ordinal);
    }

    private protected override async ValueTask<CriSubject> MakeAsync()
    {
        var subject = await CriSubjects.ContainerdAsync(fixture);
        _ways = new StreamWays(await fixture.GetAsync(Cancel));
        return subject;
    }

    // The program listens a moment after it says so.
    private static async Task<PortForwardPair> Connected(PortForwardClient client, int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (true)
        {
            var pair = await client.OpenAsync(port, limit.Token);
            try
            {
                await pair.Data.WriteAsync("echo"u8.ToArray(), limit.Token);
                if (await Read(pair.Data, 4) == "echo")
                {
                    return pair;
                }
            }
            catch (IOException)
            {
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private static ValueTask Send(IChannel channel, string text) => channel.WriteAsync(Encoding.UTF8.GetBytes(text), Cancel);

    private static Task<string> ReadToEnd(IChannel channel) => Read(channel, int.MaxValue);

    private static async Task<string> Read(IChannel channel, int limit)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (text.Length < limit && await channel.ReadAsync(buffer, Cancel) is > 0 and var count)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        return text.ToString();
    }

    private async Task<IRemoteCommandChannels> Exec(Way way, string container, RemoteCommandRequest streams, params string[] command)
    {
        var address = await Runtime.ExecAsync(
            new ExecRequest { ContainerId = container, Cmd = { command }, Stdin = streams.Stdin, Stdout = streams.Stdout, Stderr = streams.Stderr, Tty = streams.Tty }, Cancel);
        return await Dial(way, address, streams);
    }

    private async Task<IRemoteCommandChannels> Dial(Way way, Uri address, RemoteCommandRequest streams) => await RemoteCommandClient.DialAsync(
        way is Way.SpdyThroughProxy or Way.WebSocketThroughProxy ? await Ways.Proxied(address, streams) : Ways.Direct(address),
        streams,
        way switch
        {
            Way.WebSocketV4 => RemoteCommandTransport.WebSocketV4,
            Way.WebSocketThroughProxy => RemoteCommandTransport.WebSocket,
            _ => RemoteCommandTransport.Spdy,
        },
        Cancel);
}
