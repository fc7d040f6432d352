using System.Diagnostics;

namespace Keles.Storage.Watching;

/// <summary>
/// The newest writes, a ring by revision: revisions have no gaps, so (revision mod length) is the slot. Not safe for
/// several threads; the hub's lock protects it.
/// </summary>
internal sealed class RecentEvents(WatchLimits limits, long revision)
{
    private readonly StorageEvent?[] _ring = new StorageEvent?[limits.RecentEvents];
    private long _bytes;

    /// <summary>The window holds the events in (Before, Last].</summary>
    public long Before { get; private set; } = revision;

    public long Last { get; private set; } = revision;

    public StorageEvent this[long revision] => _ring[Slot(revision)]!;

    public void Add(StorageEvent change)
    {
        Debug.Assert(change.Revision == Last + 1, "A gap in the window would be a lost event.");
        if (Last - Before == _ring.Length)
        {
            DropOldest();
        }

        _ring[Slot(change.Revision)] = change;
        Last = change.Revision;
        for (_bytes += EventSize.Of(change); _bytes > limits.RecentBytes;)
        {
            DropOldest();
        }
    }

    private void DropOldest()
    {
        ref var slot = ref _ring[Slot(++Before)];
        _bytes -= EventSize.Of(slot!);
        slot = null;
    }

    private int Slot(long revision) => (int)(revision % _ring.Length);
}
