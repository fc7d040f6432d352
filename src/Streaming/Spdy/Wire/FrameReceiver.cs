using System.Threading.Channels;
using Keles.Streaming.Spdy.Frames;
using Keles.Streaming.Spdy.Headers;

namespace Keles.Streaming.Spdy.Wire;

/// <summary>Takes in the peer's frames, one after the other, and does what each says.</summary>
internal sealed class FrameReceiver(FrameReader reader, FrameWriter writer, StreamTable streams, PingTable pings, bool isServer) : IDisposable
{
    private readonly HeaderInflater _inflater = new();
    private readonly Channel<SpdyStream> _incoming = Channel.CreateBounded<SpdyStream>(SpdyLimits.MaxWaitingStreams);

    /// <summary>Streams that the peer opened.</summary>
    public ChannelReader<SpdyStream> Incoming => _incoming.Reader;

    public int LastPeerStream { get; private set; }

    /// <summary>The peer takes no new streams.</summary>
    public bool PeerGoesAway { get; private set; }

    /// <summary>Runs until the transport ends.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            while (await reader.ReadHeaderAsync(cancel) is { } header)
            {
                await (header.IsControl ? ReceiveControlAsync(header, cancel) : ReceiveDataAsync(header, cancel));
            }
        }
        finally
        {
            _incoming.Writer.TryComplete();
        }
    }

    public void Dispose() => _inflater.Dispose();

    private async ValueTask ReceiveDataAsync(FrameHeader header, CancellationToken cancel)
    {
        if (streams.TryGet(header.StreamId, out var stream))
        {
            await reader.ReadDataAsync(header.Length, stream.ReceiveAsync, cancel);
            if (header.Fin)
            {
                stream.OnFin();
            }
            return;
        }
        // A stream that ended here may still have data on the way; it counts against the connection's window all the same.
        await reader.ReadDataAsync(header.Length, static (_, _) => ValueTask.CompletedTask, cancel);
        streams.CreditConnection(header.Length);
    }

    private async ValueTask ReceiveControlAsync(FrameHeader header, CancellationToken cancel)
    {
        switch (FrameParser.Parse(header, await reader.ReadBodyAsync(header.Length, cancel)))
        {
            case SpdyFrame.SynStream opened:
                OnSynStream(opened);
                break;
            case SpdyFrame.SynReply reply:
                Inflate(reply.Headers);
                OnStream(reply.StreamId, stream => stream.OnReply(), reply.Fin);
                break;
            case SpdyFrame.MoreHeaders more:
                Inflate(more.Block);
                OnStream(more.StreamId, _ => { }, more.Fin);
                break;
            case SpdyFrame.RstStream reset:
                OnStream(reset.StreamId, stream => stream.OnReset(reset.Status), fin: false);
                break;
            case SpdyFrame.WindowUpdate { StreamId: 0 } update:
                streams.Window.Add(update.Delta);
                break;
            case SpdyFrame.WindowUpdate update:
                OnStream(update.StreamId, stream => stream.Window.Add(update.Delta), fin: false);
                break;
            case SpdyFrame.Settings { InitialWindow: { } window }:
                streams.SetInitialWindow(window);
                break;
            case SpdyFrame.Ping ping when pings.IsOurs(ping.Id):
                pings.Answer(ping.Id);
                break;
            case SpdyFrame.Ping ping:
                writer.Post(FrameEncoder.Ping(ping.Id));
                break;
            case SpdyFrame.GoAway:
                PeerGoesAway = true;
                break;
        }
    }

    private void OnSynStream(SpdyFrame.SynStream opened)
    {
        var headers = Inflate(opened.Headers);
        var isTheirs = opened.StreamId % 2 == (isServer ? 1 : 0);
        if (!isTheirs || opened.StreamId <= LastPeerStream)
        {
            writer.Post(FrameEncoder.RstStream(opened.StreamId, ResetStatus.ProtocolError));
            return;
        }
        LastPeerStream = opened.StreamId;
        var stream = streams.Add(opened.StreamId, headers);
        if (opened.Unidirectional)
        {
            stream.OnOneWay();
        }
        if (opened.Fin)
        {
            stream.OnFin();
        }
        if (streams.Count > SpdyLimits.MaxStreams || !_incoming.Writer.TryWrite(stream))
        {
            streams.Remove(stream);
            writer.Post(FrameEncoder.RstStream(opened.StreamId, ResetStatus.RefusedStream));
        }
    }

    private void OnStream(int id, Action<SpdyStream> act, bool fin)
    {
        if (!streams.TryGet(id, out var stream))
        {
            return;
        }
        act(stream);
        if (fin)
        {
            stream.OnFin();
        }
    }

    private Dictionary<string, string> Inflate(ReadOnlyMemory<byte> block)
    {
        _inflater.Feed(block);
        return HeaderBlock.Decode(_inflater);
    }
}
