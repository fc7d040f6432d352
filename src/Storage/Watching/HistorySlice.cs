namespace Keles.Storage.Watching;

/// <summary>A piece of the past: the events, and the revision up to which it is complete.</summary>
internal sealed record HistorySlice(IReadOnlyList<StorageEvent> Events, long CoveredTo);
