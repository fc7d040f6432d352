namespace Keles.Storage;

/// <summary>
/// One running watch, pulled by its one reader. A reader that does not pull costs the writer nothing: what it missed
/// is read from the history when it comes back, and when compaction has overtaken it the watch ends with
/// <see cref="WatchBatch.Compacted"/>. Disposing it ends a pending read with <see cref="ObjectDisposedException"/>.
/// </summary>
public interface IStorageWatch : IDisposable
{
    /// <summary>
    /// The next batch, waiting until there is one. A cancelled read loses nothing: the next one begins where it stood.
    /// Throws <see cref="StorageException"/> when the store fails or is closed.
    /// </summary>
    ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default);

    /// <summary>
    /// Asks for a batch soon, empty if nothing happened under the prefix, whose revision is at least every revision the store
    /// had answered with before this call. So a cache learns that it is current without being woken by every foreign write.
    /// </summary>
    void RequestProgress();
}
