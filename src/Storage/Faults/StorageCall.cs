namespace Keles.Storage.Faults;

/// <summary>A call about to be made or just made: the member's name without Async, its key or prefix, and which of the two.</summary>
public readonly record struct StorageCall(string Member, string Key, FaultMoment Moment);
