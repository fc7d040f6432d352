using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What an admitted write will use, counted until the cache shows what became of it.</summary>
/// <example>A pod is admitted and booked; the store writes it at revision 7; a list of revision 6 still counts the booking, one of revision 7 the pod
/// (or that it is gone again).</example>
internal sealed class QuotaBooking(Kind kind, IApiObject value, IApiObject? old, string key, TimeProvider time) : IWriteFollower
{
    /// <summary>How long a write whose outcome nobody knows may still come.</summary>
    private static readonly TimeSpan UnknownLife = TimeSpan.FromSeconds(10);

    private const long Nothing = -1;

    /// <summary>Zero while the write is under way.</summary>
    private long revision;

    private long unknownSince;

    public Kind Kind => kind;

    public IApiObject Value => value;

    public OrderedMap<Quantity> Usage(DateTimeOffset now)
    {
        var after = QuotaUsage.Of(kind, value, now);
        return old is null ? after : QuotaUsage.Increase(after, QuotaUsage.Of(kind, old, now));
    }

    /// <summary>The list has what became of the write, or it came to nothing.</summary>
    public bool IsIn(CachedList list)
    {
        var written = Volatile.Read(ref revision);
        if (written != 0) return written == Nothing || list.Revision >= written;
        if (Volatile.Read(ref unknownSince) is > 0 and var since && time.GetElapsedTime(since) > UnknownLife) return true;
        var present = list.Objects.Find(key)?.Metadata;
        // An update is on the condition that the object is as it was: once it is another, the update is done or will never be.
        return old is null ? present?.Uid == value.Metadata.Uid : present is null || present.Uid != old.Metadata.Uid || present.ResourceVersion != old.Metadata.ResourceVersion;
    }

    public void Written(long at) => Volatile.Write(ref revision, at);

    public void NotWritten() => Volatile.Write(ref revision, Nothing);

    public void Unknown() => Volatile.Write(ref unknownSince, Math.Max(1, time.GetTimestamp()));
}
