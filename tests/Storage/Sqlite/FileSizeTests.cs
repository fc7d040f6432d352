using Keles.Storage.Sqlite;
using Keles.Storage.Sqlite.Writing;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Sqlite;

public sealed class FileSizeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string StorePath => _directory.File("store.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Steady_updates_with_compaction_keep_the_file_below_three_times_the_live_data()
    {
        const int keys = 3000, size = 4000, kept = 1000;
        await using var store = SqliteStorage.Open(new() { Path = StorePath });
        var revisions = await Task.WhenAll(Enumerable.Range(0, keys).Select(i => store.Creates($"k{i:0000}", new('x', size))));
        var largest = 0L;
        var random = new Random(1);
        for (var round = 0; round < 20; round++)
        {
            var chosen = Enumerable.Range(0, keys).OrderBy(_ => random.Next()).Take(1000).ToArray();
            await Task.WhenAll(chosen.Select(async i => revisions[i] = await store.Updates($"k{i:0000}", new('y', size), revisions[i])));
            await store.CompactAsync(await store.GetRevisionAsync() - kept);
            Assert.Equal(new FileInfo(StorePath).Length + new FileInfo(StorePath + "-wal").Length, store.OccupiedBytes);
            largest = Math.Max(largest, store.OccupiedBytes);
        }

        Assert.InRange(largest, keys * size, 3L * keys * size);
    }

    [Fact]
    public async Task A_file_that_was_large_once_becomes_small_again()
    {
        var freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = SqliteStorage.Open(new()
        {
            Path = StorePath,
            AtFailurePoint = point => _ = point == FailurePoint.AfterVacuum && freed.TrySetResult(),
        });
        var revisions = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => store.Creates($"k{i}", new('x', 3000))));
        await Task.WhenAll(revisions.Select((revision, i) => store.Deletes($"k{i}", revision)));
        Assert.True(new FileInfo(StorePath).Length + new FileInfo(StorePath + "-wal").Length > 30_000_000);
        await store.CompactAsync(await store.GetRevisionAsync());
        await freed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await store.DisposeAsync();
        Assert.InRange(new FileInfo(StorePath).Length, 1, 4096L * (SqliteLimits.KeptFreePages + 100));
    }
}
