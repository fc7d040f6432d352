using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.Relays;

/// <summary>
/// Joins a client's command streams to those of a backend, whatever each of them speaks: bytes both ways with back pressure, the end of
/// standard input, sizes of the terminal, and at last how the command ended.
/// </summary>
public sealed class RemoteCommandRelay(TimeProvider time)
{
    /// <summary>After this long without a byte either way both connections are closed.</summary>
    public TimeSpan IdleLimit { get; init; } = UpgradeLimits.Idle;

    /// <summary>How long a finished command waits for a slow client.</summary>
    public TimeSpan FinishLimit { get; init; } = UpgradeLimits.Finish;

    /// <summary>Runs to the end of the command or of either connection; both are closed then.</summary>
    public async Task RunAsync(IRemoteCommandChannels client, IRemoteCommandChannels backend, CancellationToken cancel)
    {
        await using var closesClient = client;
        using var idle = new IdleWatch(IdleLimit, time, cancel);
        RemoteCommandStatus status;
        await using (backend)
        {
            status = await ForwardAsync(client, backend, idle);
        }
        if (!client.Completion.IsCompleted && !cancel.IsCancellationRequested)
        {
            await EndAsync(client, status, cancel);
        }
    }

    /// <summary>Tells a client how its command went, and lets it close.</summary>
    public async Task EndAsync(IRemoteCommandChannels client, RemoteCommandStatus status, CancellationToken cancel)
    {
        try
        {
            await ErrorChannel.WriteStatusAsync(client, status, cancel);
            await client.FinishAsync(FinishLimit, time, cancel);
        }
        catch (IOException)
        {
            // The client did not wait for the end.
        }
    }

    private static async Task<RemoteCommandStatus> ForwardAsync(IRemoteCommandChannels client, IRemoteCommandChannels backend, IdleWatch idle)
    {
        // Input never ends the relay: a command may well go on after it, and end before it.
        var input = Task.WhenAll(
            QuietlyAsync(Pump.ChannelAsync(client.Stdin, backend.Stdin, idle)),
            QuietlyAsync(Pump.ChannelAsync(client.Resize, backend.Resize, idle)));
        var output = OutputAsync(client, backend, idle);
        try
        {
            if (await Task.WhenAny(output, client.Completion) != output)
            {
                // Nobody is left to hear the output; closing the backend tells the command so.
                await backend.DisposeAsync();
            }
            return await output;
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException)
        {
            return RemoteCommandStatus.Failed(idle.HasExpired ? "the session was idle for too long" : "the connection to the container was lost");
        }
        finally
        {
            await backend.DisposeAsync();
            client.Stdin?.StopReading();
            client.Resize?.StopReading();
            await input;
        }
    }

    private static async Task<RemoteCommandStatus> OutputAsync(IRemoteCommandChannels client, IRemoteCommandChannels backend, IdleWatch idle)
    {
        var status = ErrorChannel.ReadStatusAsync(backend, idle.Token);
        await Task.WhenAll(
            Pump.ChannelAsync(backend.Stdout, client.Stdout, idle),
            Pump.ChannelAsync(backend.Stderr, client.Stderr, idle),
            status);
        return await status;
    }

    private static async Task QuietlyAsync(Task pump)
    {
        try
        {
            await pump;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The output side sees the same end and tells of it.
        }
    }
}
