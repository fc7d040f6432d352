using System.Net;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// Carries datagrams from one network namespace to another. Every client gets a socket of its own on the far side, so that answers
/// find their way back; the table of clients belongs to the receiving loop alone.
/// </summary>
public sealed class UdpRelay : IRelay
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<IPEndPoint, UdpSession> _sessions = [];
    private readonly Socket _listener;
    private readonly INetworkNamespace _dialer;
    private readonly TimeProvider _time;
    private readonly Task _receiving;
    private volatile IReadOnlyList<IPEndPoint> _targets;
    private uint _next;

    private UdpRelay(Socket listener, INetworkNamespace dialer, IReadOnlyList<IPEndPoint> targets, TimeProvider time)
    {
        (_listener, _dialer, _targets, _time) = (listener, dialer, targets, time);
        _receiving = ReceiveAsync(_stop.Token);
    }

    public IReadOnlyList<IPEndPoint> Targets
    {
        get => _targets;
        set => _targets = value;
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static UdpRelay Start(INetworkNamespace here, IPEndPoint listen, INetworkNamespace dialer, IReadOnlyList<IPEndPoint> targets, TimeProvider time) =>
        new(here.BindUdp(listen), dialer, targets, time);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _receiving;
        _listener.Dispose();
    }

    private async Task ReceiveAsync(CancellationToken cancel)
    {
        var buffer = new byte[RelayLimits.BufferBytes];
        var anyone = new IPEndPoint(_listener.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            while (true)
            {
                try
                {
                    var received = await _listener.ReceiveFromAsync(buffer, anyone, cancel);
                    await ForwardAsync((IPEndPoint)received.RemoteEndPoint, buffer.AsMemory(0, received.ReceivedBytes), cancel);
                }
                catch (Exception lost) when (lost is SocketException or LinuxException)
                {
                    // An ICMP error for an earlier answer, or a target that is away: datagrams may be lost.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        foreach (var session in _sessions.Values)
        {
            await session.DisposeAsync();
        }
    }

    private async Task ForwardAsync(IPEndPoint client, ReadOnlyMemory<byte> datagram, CancellationToken cancel)
    {
        await ForgetSilentAsync();
        var targets = _targets;
        // A session whose target is no longer wanted ends; its client is carried to another.
        if (_sessions.TryGetValue(client, out var session) && !targets.Contains(session.Target))
        {
            _sessions.Remove(client);
            await session.DisposeAsync();
            session = null;
        }
        if (session is null)
        {
            if (targets.Count == 0)
            {
                return;
            }
            session = new UdpSession(_listener, client, _dialer, targets[(int)(_next++ % (uint)targets.Count)], _time);
            _sessions[client] = session;
        }
        await session.SendAsync(datagram, cancel);
    }

    private async Task ForgetSilentAsync()
    {
        var silent = _sessions.Where(s => s.Value.Silence > RelayLimits.UdpSilence).ToList();
        if (silent.Count == 0 && _sessions.Count >= RelayLimits.UdpClients)
        {
            silent.Add(_sessions.MaxBy(s => s.Value.Silence));
        }
        foreach (var (client, session) in silent)
        {
            _sessions.Remove(client);
            await session.DisposeAsync();
        }
    }
}
