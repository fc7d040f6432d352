namespace Keles.Storage.Faults;

/// <summary>A watch whose reads may fail; a failure after a read loses that batch, so the reader must list again.</summary>
internal sealed class FaultyWatch(IStorageWatch inner, Action<FaultMoment> strike) : IStorageWatch
{
    public async ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default)
    {
        strike(FaultMoment.Before);
        var batch = await inner.ReadAsync(cancel);
        strike(FaultMoment.After);
        return batch;
    }

    public void RequestProgress() => inner.RequestProgress();

    public void Dispose() => inner.Dispose();
}
