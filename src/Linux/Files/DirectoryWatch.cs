using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Keles.Linux;

/// <summary>
/// Says when something in a directory may have changed: at once where the kernel tells (inotify), and at every
/// rescan whatever happens, since events can be lost and some file systems send none. The reader looks for itself.
/// </summary>
public sealed class DirectoryWatch(string path, TimeSpan rescan, TimeProvider time)
{
    /// <summary>Yields once at the start and then for every change or rescan; several quick changes become one.</summary>
    public async IAsyncEnumerable<bool> ChangesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        signal.Writer.TryWrite(true);
        using var timer = time.CreateTimer(_ => signal.Writer.TryWrite(true), null, rescan, rescan);
        using var watcher = Watch(signal.Writer);
        await foreach (var change in signal.Reader.ReadAllAsync(cancel))
        {
            yield return change;
        }
    }

    /// <summary>Null when the directory is missing or inotify's limits are used up: then the rescans do it alone.</summary>
    private FileSystemWatcher? Watch(ChannelWriter<bool> signal)
    {
        try
        {
            var watcher = new FileSystemWatcher(path);
            watcher.Changed += (_, _) => signal.TryWrite(true);
            watcher.Created += (_, _) => signal.TryWrite(true);
            watcher.Deleted += (_, _) => signal.TryWrite(true);
            watcher.Renamed += (_, _) => signal.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception unavailable) when (unavailable is ArgumentException or IOException)
        {
            return null;
        }
    }
}
