using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Remembers, for each key a controller works on, its own writes that caches may not show yet, so that it never acts twice on the same gap.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects <c>pending</c>. Takes the place of upstream's expectations: those count, this knows the
/// versions. Example: ten pods were created for replica set a; before a is looked at again the loop waits until the pod cache has reached
/// the highest of the ten versions.</remarks>
public sealed class PendingWrites<TKey> where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, List<Func<CancellationToken, Task>>> pending = [];

    /// <summary>The object was created or changed.</summary>
    public void Wrote(TKey owner, Informer informer, IApiObject written)
    {
        var version = written.Metadata.ResourceVersion;
        Add(owner, cancel => informer.WaitForAsync(version, cancel));
    }

    /// <summary>The object was deleted, or its deletion has begun.</summary>
    public void Deleted(TKey owner, Informer informer, IApiObject deleted)
    {
        var (key, uid) = (ObjectKey.Of(deleted), deleted.Metadata.Uid);
        Add(owner, cancel => informer.WaitForDeletionAsync(key, uid, cancel));
    }

    /// <summary>The object was changed so that this holds of it, or of null when it is gone; for writes whose answers have no version to wait for.</summary>
    public void Changed(TKey owner, Informer informer, ObjectKey key, Func<IApiObject?, bool> shown) => Add(owner, cancel => informer.WaitUntilAsync(key, shown, cancel));

    /// <summary>Waits until the caches show all of it.</summary>
    /// <exception cref="TimeoutException">A cache is too far behind.</exception>
    public async Task SettledAsync(TKey owner, CancellationToken cancel)
    {
        List<Func<CancellationToken, Task>>? waits;
        lock (gate) pending.Remove(owner, out waits);
        for (var i = 0; i < waits?.Count; i++)
        {
            try
            {
                await waits[i](cancel);
            }
            catch
            {
                lock (gate) ListOf(owner).AddRange(waits[i..]);
                throw;
            }
        }
    }

    private void Add(TKey owner, Func<CancellationToken, Task> settled)
    {
        lock (gate) ListOf(owner).Add(settled);
    }

    private List<Func<CancellationToken, Task>> ListOf(TKey owner) => pending.TryGetValue(owner, out var list) ? list : pending[owner] = [];
}
