namespace Keles.Storage;

/// <summary>Sentences more than one engine says.</summary>
internal static class StorageErrors
{
    public static StorageException Closed() => new(StorageFailure.Closed, "The store is closed; the server is shutting down.");

    public static StorageException Busy() => new(
        StorageFailure.Busy,
        $"{StorageLimits.MaxWaitingWrites} writes are already waiting for the disk; try again when the load is lower.");

    public static StorageException WriterFailed(Exception cause) => new(
        StorageFailure.Unavailable, $"The store's writer failed ({cause.Message.TrimEnd('.')}); restart the server.", cause);
}
