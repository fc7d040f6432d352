using Keles.Api;

namespace Keles.ApiServer;

/// <summary>Tells an index every change of one kind, when it is asked: no loop, no delay, never behind what the cache itself has.</summary>
/// <remarks>Not safe from several threads: its owner's lock guards it. When nobody asks for long and the line overflows, the next
/// question begins anew with the whole list.</remarks>
internal sealed class CacheFollower(ObjectStore store, Kind kind, Action clear, Action<StoredObject?, StoredObject?> apply)
{
    private WatchSubscription? watcher;

    /// <summary>Brings the index to the state of the cache. The objects told were equal to those told before as "after".</summary>
    public void Pull()
    {
        while (true)
        {
            if (watcher is null) Begin();
            while (watcher!.TryRead(out var change)) apply(change!.Before, change.After);
            if (!watcher.Events.Completion.IsCompleted) return;
            watcher.Dispose();
            watcher = null;
        }
    }

    private void Begin()
    {
        (var list, watcher) = store.WatchNow(kind, "", "");
        clear();
        foreach (var item in list.Items()) apply(null, item);
    }
}
