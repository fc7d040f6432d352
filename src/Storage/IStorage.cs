namespace Keles.Storage;

/// <summary>
/// The MVCC store under the API server: bytes under ordered string keys, one global revision counter.
/// Every committed write is one revision and revisions have no gaps; an empty store is at revision 1 and its first
/// write is revision 2, as in etcd. A read names a revision or takes the latest; a revision below the compacted one
/// throws <see cref="StorageCompactedException"/>, one that does not exist yet <see cref="StorageFutureRevisionException"/>,
/// and any other failure of the engine a <see cref="StorageException"/> that says what to do.
/// </summary>
/// <remarks>
/// Keys are not empty and order as their UTF-8 bytes do (<see cref="KeyOrder"/>). A prefix is a plain string prefix:
/// <c>a/b</c> covers <c>a/b0</c> too, so callers end theirs with a slash. Callers never change bytes they handed in or got.
/// All members may be called from many threads at once.
/// </remarks>
public interface IStorage : IAsyncDisposable
{
    /// <summary>The revision of the newest committed write: no read or write that finished before this call is newer.</summary>
    ValueTask<long> GetRevisionAsync(CancellationToken cancel = default);

    /// <summary>The value of one key at a revision (0: the latest).</summary>
    ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default);

    /// <summary>
    /// The values whose keys begin with <paramref name="prefix"/> and come after <paramref name="startAfter"/>, in key order,
    /// at most <paramref name="limit"/> of them (0: all). Ask for the next page with the last key and the page's revision.
    /// </summary>
    ValueTask<ListPage> ListAsync(
        string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default);

    /// <summary>How many keys begin with the prefix at a revision (0: the latest).</summary>
    ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default);

    /// <summary>Writes a key that must not exist: <see cref="WriteResult.Written"/>, or <see cref="WriteResult.Conflict"/> with what is there.</summary>
    ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default);

    /// <summary>Replaces the value whose last write was <paramref name="expectedModRevision"/>; any of the three results.</summary>
    ValueTask<WriteResult> UpdateAsync(
        string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default);

    /// <summary>Removes the key whose last write was <paramref name="expectedModRevision"/>; any of the three results.</summary>
    ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default);

    /// <summary>
    /// Forgets what only reads below <paramref name="revision"/> could see; reads and watches at it or above keep working.
    /// Done when the space is free for reuse. At or below the compacted revision there is nothing to do.
    /// </summary>
    ValueTask CompactAsync(long revision, CancellationToken cancel = default);

    /// <summary>
    /// Every change under the prefix with a revision above <paramref name="afterRevision"/>, each exactly once and in order.
    /// List, then watch from the page's revision: nothing is missed. The revision may lie in the future.
    /// </summary>
    IStorageWatch Watch(string prefix, long afterRevision);
}
