namespace Keles.Storage;

/// <summary>What one key held (null: nothing) at the revision that was read.</summary>
public readonly record struct GetResult(StoredValue? Value, long Revision);
