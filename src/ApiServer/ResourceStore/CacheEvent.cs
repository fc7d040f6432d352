namespace Keles.ApiServer;

/// <summary>One change of one object: before (null when it was created) and after (null when it was deleted).</summary>
public sealed record CacheEvent(StoredObject? Before, StoredObject? After, long Revision)
{
    /// <summary>The object the event is about; of a deletion its last state, at the revision of the deletion.</summary>
    public StoredObject Subject { get; } = After ?? Before!;
}
