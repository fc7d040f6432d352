using System.Net;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>One client of a UDP relay: its socket on the far side, and a loop that brings the answers back.</summary>
internal sealed class UdpSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener;
    private readonly IPEndPoint _client;
    private readonly Socket _far;
    private readonly TimeProvider _time;
    private readonly Task _answering;
    private long _lastUse;

    public UdpSession(Socket listener, IPEndPoint client, INetworkNamespace dialer, IPEndPoint target, TimeProvider time)
    {
        (_listener, _client, Target, _time) = (listener, client, target, time);
        _far = dialer.CreateSocket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _far.Connect(target); // For UDP this only sets the peer.
        _lastUse = time.GetTimestamp();
        _answering = AnswerAsync(_stop.Token);
    }

    public IPEndPoint Target { get; }

    public TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _lastUse));

    public async ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancel)
    {
        Used();
        await _far.SendAsync(datagram, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _far.Dispose();
        await _answering;
    }

    private async Task AnswerAsync(CancellationToken cancel)
    {
        var buffer = new byte[RelayLimits.BufferBytes];
        try
        {
            while (true)
            {
                try
                {
                    var count = await _far.ReceiveAsync(buffer, cancel);
                    Used();
                    await _listener.SendToAsync(buffer.AsMemory(0, count), _client, cancel);
                }
                catch (SocketException) when (!cancel.IsCancellationRequested)
                {
                    // "Refused" for an earlier datagram: the next one may find somebody.
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private void Used() => Interlocked.Exchange(ref _lastUse, _time.GetTimestamp());
}
