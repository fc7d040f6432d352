namespace Keles.Storage.Watching;

/// <summary>Collects one batch or slice for one prefix until a limit is reached.</summary>
internal sealed class BatchBuilder(string prefix, WatchLimits limits)
{
    private List<StorageEvent>? _events;
    private long _bytes;

    public bool IsFull => _events is not null && (_events.Count >= limits.BatchEvents || _bytes >= limits.BatchBytes);

    public bool IsEmpty => _events is null;

    public IReadOnlyList<StorageEvent> Events => _events ?? (IReadOnlyList<StorageEvent>)[];

    public void Add(StorageEvent change)
    {
        if (change.Key.StartsWith(prefix, StringComparison.Ordinal))
        {
            (_events ??= []).Add(change);
            _bytes += EventSize.Of(change);
        }
    }
}
