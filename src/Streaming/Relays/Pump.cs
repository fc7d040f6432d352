using System.Buffers;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.Relays;

/// <summary>Copies one direction; the reader waits for the writer, so memory stays constant however much flows.</summary>
internal static class Pump
{
    /// <summary>Copies to the source's end, then ends the sink. A sink that no longer takes anything ends the copying, and the source is drained.</summary>
    public static async Task ChannelAsync(IChannel? source, IChannel? sink, IdleWatch idle)
    {
        if (source is null || sink is null)
        {
            return;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(UpgradeLimits.CopyBytes);
        try
        {
            while (await source.ReadAsync(buffer, idle.Token) is > 0 and var count)
            {
                idle.Touch();
                try
                {
                    await sink.WriteAsync(buffer.AsMemory(0, count), idle.Token);
                }
                catch (IOException)
                {
                    source.StopReading();
                    return;
                }
            }
            await sink.CompleteAsync(idle.Token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Copies bytes until either side ends.</summary>
    public static Task BytesAsync(Stream source, Stream sink, IdleWatch idle) => BytesAsync(source, (bytes, cancel) => WriteAsync(sink, bytes, cancel), idle);

    /// <summary>Copies bytes until the source ends; what a sink that is gone does not take any more is dropped.</summary>
    public static Task BytesToTheEndAsync(Stream source, Stream sink, IdleWatch idle)
    {
        var gone = false;
        return BytesAsync(source, async (bytes, cancel) =>
        {
            try
            {
                if (!gone) await WriteAsync(sink, bytes, cancel);
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                gone = true;
            }
        }, idle);
    }

    private static async Task BytesAsync(Stream source, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, IdleWatch idle)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(UpgradeLimits.CopyBytes);
        try
        {
            while (await source.ReadAsync(buffer, idle.Token) is > 0 and var count)
            {
                idle.Touch();
                await write(buffer.AsMemory(0, count), idle.Token);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask WriteAsync(Stream sink, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await sink.WriteAsync(bytes, cancel);
        await sink.FlushAsync(cancel);
    }
}
