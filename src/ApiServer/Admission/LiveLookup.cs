using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Finds objects that another rule depends on: in the cache, and when it is not there, as of now.</summary>
internal static class LiveLookup
{
    public static async ValueTask<T?> FindAsync<T>(this ObjectStore store, Kind kind, string ns, string name, CancellationToken cancel) where T : class, IApiObject =>
        (store.Cached(kind, ns, name) ?? await store.GetAsync(kind, ns, name, cancel))?.Object as T;

    /// <summary>As <see cref="FindAsync{T}"/>, but gives an object that is about to be made by somebody some time to appear.</summary>
    public static async Task<T?> AwaitAsync<T>(this ObjectStore store, Kind kind, string ns, string name, TimeSpan patience, TimeProvider time, CancellationToken cancel) where T : class, IApiObject
    {
        if (await store.FindAsync<T>(kind, ns, name, cancel) is { } found) return found;
        var (list, watcher) = store.WatchNow(kind, ns, name);
        using (watcher)
        {
            if (list.Items().FirstOrDefault()?.Object is T present) return present;
            try
            {
                await watcher.Events.WaitToReadAsync(cancel).AsTask().WaitAsync(patience, time, cancel);
            }
            catch (TimeoutException)
            {
                // It did not appear: what the caller then says is clearer than this.
            }
        }

        return store.Cached(kind, ns, name)?.Object as T;
    }
}
