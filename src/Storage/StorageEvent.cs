namespace Keles.Storage;

/// <summary>
/// One committed write: before and after. No <paramref name="Previous"/> is a create, no <paramref name="Current"/> a delete.
/// </summary>
public sealed record StorageEvent(string Key, long Revision, StoredValue? Current, StoredValue? Previous)
{
    public bool IsCreate => Previous is null;

    public bool IsDelete => Current is null;
}
