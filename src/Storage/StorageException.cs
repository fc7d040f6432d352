namespace Keles.Storage;

/// <summary>The store could not do it: one sentence that says why and what to do.</summary>
public class StorageException(StorageFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageFailure Failure { get; } = failure;
}
