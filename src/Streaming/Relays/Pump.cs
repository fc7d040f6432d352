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
    public static async Task BytesAsync(Stream source, Stream sink, IdleWatch idle)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(UpgradeLimits.CopyBytes);
        try
        {
            while (await source.ReadAsync(buffer, idle.Token) is > 0 and var count)
            {
                idle.Touch();
                await sink.WriteAsync(buffer.AsMemory(0, count), idle.Token);
                await sink.FlushAsync(idle.Token);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
