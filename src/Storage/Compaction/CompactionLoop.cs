namespace Keles.Storage.Compaction;

/// <summary>Compacts a store as time passes. A failure is reported and tried again at the next interval; only a closed store ends it.</summary>
public sealed class CompactionLoop(IStorage storage, CompactionOptions options, TimeProvider time, Action<StorageException>? onFailure = null)
{
    private readonly CompactionSchedule _schedule = new(options);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await RoundAsync(cancel);
            }
            catch (StorageException failure) when (failure.Failure != StorageFailure.Closed)
            {
                onFailure?.Invoke(failure);
            }

            await Task.Delay(options.Interval, time, cancel);
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var revision = await storage.GetRevisionAsync(cancel);
        if (_schedule.Observe(time.GetUtcNow(), revision) is { } due)
        {
            await storage.CompactAsync(due, cancel);
            _schedule.Done(due);
        }
    }
}
