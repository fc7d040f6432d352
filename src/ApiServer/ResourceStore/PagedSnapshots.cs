namespace Keles.ApiServer;

/// <summary>Snapshots of one kind of which only a first page was given out, by revision: so that all pages of a list cost a walk over memory.</summary>
/// <remarks>A snapshot shares all unchanged objects with the present one. The lock guards the short list of them.</remarks>
internal sealed class PagedSnapshots(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<(long Revision, ObjectMap Objects, DateTimeOffset Until)> kept = [];

    public void Keep(long revision, ObjectMap objects)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            kept.RemoveAll(k => k.Until <= now);
            if (kept.Exists(k => k.Revision == revision)) return;
            if (kept.Count >= CacheLimits.PagedSnapshots) kept.RemoveAt(0);
            kept.Add((revision, objects, now + CacheLimits.PagedSnapshotLife));
        }
    }

    public ObjectMap? At(long revision)
    {
        var now = time.GetUtcNow();
        lock (gate) return kept.Find(k => k.Revision == revision && k.Until > now).Objects;
    }
}
