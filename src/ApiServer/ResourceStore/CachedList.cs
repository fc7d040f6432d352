namespace Keles.ApiServer;

/// <summary>The objects below a key prefix of one snapshot, and the resource version of a list made of them.</summary>
public sealed record CachedList(ObjectMap Objects, string Prefix, long Revision)
{
    /// <summary>In key order, after <paramref name="startAfter"/> when it is given.</summary>
    public IEnumerable<StoredObject> Items(string? startAfter = null) => Objects.Below(Prefix, startAfter);
}
