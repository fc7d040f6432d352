namespace Keles.Storage;

/// <summary>One version of one key: its bytes, the revision that created the key and the one that wrote this version.</summary>
public sealed record StoredValue(string Key, ReadOnlyMemory<byte> Value, long CreateRevision, long ModRevision);
