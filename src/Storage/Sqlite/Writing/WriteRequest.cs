namespace Keles.Storage.Sqlite.Writing;

/// <summary>A write on its way to its commit, and who waits for the answer.</summary>
internal sealed class WriteRequest(Mutation mutation, CancellationToken cancel)
{
    // The writer thread must not run its callers' code.
    private readonly TaskCompletionSource<WriteResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Mutation Mutation => mutation;

    public Task<WriteResult> Answer => _answer.Task;

    /// <summary>Decided inside the transaction, told after its commit.</summary>
    public WriteResult? Result { get; set; }

    /// <summary>Only before the transaction; later the outcome is told whatever the caller wants.</summary>
    public bool EndIfCancelled() => cancel.IsCancellationRequested && _answer.TrySetCanceled(cancel);

    public void Complete() => _answer.TrySetResult(Result!);

    public void Fail(StorageException failure) => _answer.TrySetException(failure);
}
