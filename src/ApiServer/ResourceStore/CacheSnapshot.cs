namespace Keles.ApiServer;

/// <summary>All objects of one kind as they were when the event of <paramref name="LastEvent"/> had been applied; never changes.</summary>
public sealed record CacheSnapshot(ObjectMap Objects, long LastEvent);
