using Keles.Streaming.Upgrade;

namespace Keles.Streaming.Relays;

/// <summary>Joins two connections byte by byte.</summary>
internal static class ByteRelay
{
    /// <summary>Runs until either ends. Both are the caller's to close then.</summary>
    public static async Task RunAsync(Stream client, Stream backend, TimeSpan idleLimit, TimeProvider time, CancellationToken cancel)
    {
        using var idle = new IdleWatch(idleLimit, time, cancel);
        // A backend that has said its last takes nothing more, and still its last words are on their way: only the client's own end ends this.
        var there = QuietlyAsync(Pump.BytesToTheEndAsync(client, backend, idle));
        var back = QuietlyAsync(Pump.BytesAsync(backend, client, idle));
        if (await Task.WhenAny(there, back) == back)
        {
            // The client may still be reading what the backend said last.
            await Task.WhenAny(there, Task.Delay(UpgradeLimits.Linger, time, cancel));
        }
        await idle.StopAsync();
        await Task.WhenAll(there, back);
    }

    private static async Task QuietlyAsync(Task pump)
    {
        try
        {
            await pump;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // How a connection ends says nothing here: the bytes that went through do.
        }
    }
}
