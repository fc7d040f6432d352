using System.Net;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// Accepts connections in one network namespace and carries them to another. An agent has one for the API (127.0.0.1 in its
/// node to the hub), a host one for each published TCP port.
/// </summary>
public sealed class TcpRelay : IRelay
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room = new(RelayLimits.Connections);
    private readonly Socket _listener;
    private readonly INetworkNamespace _dialer;
    private readonly TimeProvider _time;
    private readonly Task _accepting;
    private volatile IReadOnlyList<IPEndPoint> _targets;
    private int _next;

    private TcpRelay(Socket listener, INetworkNamespace dialer, IReadOnlyList<IPEndPoint> targets, TimeProvider time)
    {
        (_listener, _dialer, _targets, _time) = (listener, dialer, targets, time);
        _accepting = AcceptAsync(_stop.Token);
    }

    public IReadOnlyList<IPEndPoint> Targets
    {
        get => _targets;
        set => _targets = value;
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static TcpRelay Start(INetworkNamespace here, IPEndPoint listen, INetworkNamespace dialer, IReadOnlyList<IPEndPoint> targets, TimeProvider time) =>
        new(here.Listen(listen), dialer, targets, time);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await _room.WaitAsync(cancel);
                _ = CarryAsync(await AcceptOneAsync(cancel), cancel);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task<Socket> AcceptOneAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await _listener.AcceptAsync(cancel);
            }
            catch (SocketException) when (!cancel.IsCancellationRequested)
            {
                // The client left before it was accepted, or descriptors ran short for a moment.
                await Task.Delay(TimeSpan.FromMilliseconds(10), _time, cancel);
            }
        }
    }

    private async Task CarryAsync(Socket client, CancellationToken cancel)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                using var server = await DialAsync(cancel);
                if (server is not null)
                {
                    await SocketBridge.RunAsync(client, server, cancel);
                }
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side went away: the other's socket is closed above.
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Null when no target answers: then the client is simply hung up on, as by a port without a listener.</summary>
    private async Task<Socket?> DialAsync(CancellationToken cancel)
    {
        var targets = _targets;
        var first = (uint)Interlocked.Increment(ref _next);
        for (uint i = 0; i < targets.Count; i++)
        {
            using var patience = new CancellationTokenSource(RelayLimits.Dial, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
            try
            {
                return await _dialer.ConnectAsync(targets[(int)((first + i) % (uint)targets.Count)], either.Token);
            }
            catch (Exception refused) when (refused is SocketException or LinuxException or OperationCanceledException)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
        return null;
    }
}
