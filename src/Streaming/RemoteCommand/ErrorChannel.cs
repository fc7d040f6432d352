using Keles.Streaming.Upgrade;

namespace Keles.Streaming.RemoteCommand;

/// <summary>The status at the end of a command.</summary>
public static class ErrorChannel
{
    /// <summary>Waits for the status.</summary>
    /// <exception cref="IOException">The connection broke off before.</exception>
    public static async Task<RemoteCommandStatus> ReadStatusAsync(IRemoteCommandChannels channels, CancellationToken cancel)
    {
        var bytes = new byte[UpgradeLimits.MaxMessageBytes];
        var length = 0;
        while (length < bytes.Length && await channels.Error.ReadAsync(bytes.AsMemory(length), cancel) is > 0 and var count)
        {
            length += count;
        }
        return RemoteCommandStatus.Decode(bytes.AsMemory(0, length), channels.StatusIsJson);
    }

    public static async Task WriteStatusAsync(IRemoteCommandChannels channels, RemoteCommandStatus status, CancellationToken cancel)
    {
        await channels.Error.WriteAsync(status.Encode(channels.StatusIsJson), cancel);
        await channels.Error.CompleteAsync(cancel);
    }
}
