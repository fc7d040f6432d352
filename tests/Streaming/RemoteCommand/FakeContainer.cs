using System.Text;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Tests.RemoteCommand;

/// <summary>Serves commands that the tests understand, over whatever the client speaks.</summary>
internal sealed class FakeContainer
{
    private readonly RemoteCommandServer _server = new(TimeProvider.System);
    private long _written;

    /// <summary>Bytes a flooding command has handed over so far.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Completes with what ended the last command early.</summary>
    public TaskCompletionSource<Exception> Broken { get; } = new();

    /// <summary>The path and query of a command.</summary>
    public static string Path(string command, RemoteCommandRequest request, int bytes = 0) =>
        $"/exec?command={Uri.EscapeDataString(command)}&bytes={bytes}&stdin={request.Stdin}&stdout={request.Stdout}&stderr={request.Stderr}&tty={request.Tty}";

    public static RemoteCommandRequest Request(IQueryCollection query) => new(Flag(query, "stdin"), Flag(query, "stdout"), Flag(query, "stderr"), Flag(query, "tty"));

    public async Task Run(HttpContext http)
    {
        if (await _server.AcceptAsync(http, Request(http.Request.Query), http.RequestAborted) is not { } channels)
        {
            return;
        }
        await using (channels)
        {
            try
            {
                await EndAsync(channels, await Command(http.Request.Query, channels));
            }
            catch (IOException gone)
            {
                Broken.TrySetResult(gone);
            }
        }
    }

    /// <summary>Waits until the flood stands still: a bounded poll, for buffers fill when they fill.</summary>
    public async Task Stalls()
    {
        for (long before = -1; before != Written; await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System))
        {
            before = Written;
        }
    }

    /// <summary>Runs one line: a command, perhaps with a number behind it.</summary>
    public static Task<RemoteCommandStatus> RunCommand(string line, IRemoteCommandChannels channels)
    {
        var words = line.Split(' ');
        var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["command"] = words[0], ["bytes"] = words.ElementAtOrDefault(1) ?? "0" });
        return new FakeContainer().Command(query, channels);
    }

    public static async Task EndAsync(IRemoteCommandChannels channels, RemoteCommandStatus status)
    {
        foreach (var output in new[] { channels.Stdout, channels.Stderr })
        {
            if (output is not null)
            {
                await output.CompleteAsync(CancellationToken.None);
            }
        }
        await ErrorChannel.WriteStatusAsync(channels, status, CancellationToken.None);
        await channels.FinishAsync(UpgradeLimits.Finish, TimeProvider.System, CancellationToken.None);
    }

    private static bool Flag(IQueryCollection query, string name) => query[name] == "True";

    private async Task<RemoteCommandStatus> Command(IQueryCollection query, IRemoteCommandChannels channels)
    {
        switch (query["command"].ToString())
        {
            case "cat":
                await Copy(channels.Stdin!, channels.Stdout!, stopAt: null);
                return RemoteCommandStatus.Success;
            case "line":
                // Ends by itself at the first newline: for clients that cannot end their input.
                await Copy(channels.Stdin!, channels.Stdout!, stopAt: (byte)'\n');
                return RemoteCommandStatus.Success;
            case "both":
                await channels.Stdout!.Send("to out");
                await channels.Stderr!.Send("to err");
                return RemoteCommandStatus.Exited(7);
            case "endless":
                // Only a write that fails ends it. The server drops what it writes to a lost client until it hears of the loss.
                while (true)
                {
                    await Flood(channels.Stdout!, 1024 * 1024);
                    await Task.Yield();
                }
            case "flood":
                await Flood(channels.Stdout!, int.Parse(query["bytes"].ToString()));
                return RemoteCommandStatus.Success;
            case "size":
                var size = await channels.Resize!.ReadExactly(26);
                await channels.Stdout!.Send(size);
                return RemoteCommandStatus.Success;
            case "fail":
                return RemoteCommandStatus.Failed("no such file");
            case "die":
                await channels.Stdout!.Send("so far");
                await channels.DisposeAsync();
                throw new IOException("died");
            default:
                return RemoteCommandStatus.Exited(127);
        }
    }

    private static async Task Copy(IChannel from, IChannel to, byte? stopAt)
    {
        var buffer = new byte[8192];
        while (await from.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            await to.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None);
            if (stopAt is { } stop && buffer.AsSpan(0, count).Contains(stop))
            {
                return;
            }
        }
    }

    private async Task Flood(IChannel to, int bytes)
    {
        var part = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcdef", 2048)));
        for (var left = bytes; left > 0; left -= part.Length)
        {
            await to.WriteAsync(part.AsMemory(0, Math.Min(left, part.Length)), CancellationToken.None);
            Interlocked.Add(ref _written, part.Length);
        }
    }
}
