using System.Runtime.CompilerServices;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The latest few records of a kind that were decoded, so that the many watchers of one change, or a retry, do not each decode it.</summary>
/// <remarks>A place is found by the identity of the stored object and simply overwritten. Safe from any thread: each place is one reference
/// to a pair that never changes.</remarks>
internal sealed class RecentRecords
{
    private readonly Entry?[] places = new Entry?[CacheLimits.RecentRecords];

    public IApiObject? Find(StoredObject of) => Volatile.Read(ref Place(of)) is { } entry && ReferenceEquals(entry.Of, of) ? entry.Record : null;

    public void Add(StoredObject of, IApiObject record) => Volatile.Write(ref Place(of), new(of, record));

    private ref Entry? Place(StoredObject of) => ref places[RuntimeHelpers.GetHashCode(of) & (CacheLimits.RecentRecords - 1)];

    private sealed record Entry(StoredObject Of, IApiObject Record);
}
