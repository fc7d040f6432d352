namespace Keles.Streaming.RemoteCommand;

/// <summary>Waits for a peer to close, but not for ever.</summary>
internal static class Closing
{
    public static async Task WaitAsync(Task closed, TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            await closed.WaitAsync(limit, time, cancel);
        }
        catch (TimeoutException)
        {
            // A peer that neither reads nor closes is cut off by whoever disposes the connection.
        }
    }
}
