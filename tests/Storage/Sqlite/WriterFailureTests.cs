using Keles.Storage.Sqlite;
using Keles.Storage.Sqlite.Native;
using Keles.Storage.Sqlite.Writing;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Sqlite;

public sealed class WriterFailureTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private Action<FailurePoint>? _at;

    private string StorePath => _directory.File("store.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind_and_the_next_one_takes_its_revision()
    {
        await using var store = Open();
        await store.Creates("before");
        using var watch = store.Watch("", 2);
        _at = point => throw SqliteErrors.From(10, "disk I/O error", StorePath);
        var failure = await Assert.ThrowsAsync<StorageException>(() => store.Creates("lost"));
        Assert.Equal(StorageFailure.Unavailable, failure.Failure);
        _at = null;
        Assert.Equal("before=v", await store.Lists(""));
        Assert.Equal(3, await store.Creates("after"));
        Assert.Equal(["3 +after (none)>v"], (await watch.ReadsUntil(3)).Select(e => e.Line()));
    }

    [Fact]
    public async Task A_writer_that_breaks_after_the_commit_ends_the_store_instead_of_hiding_a_write()
    {
        await using (var store = Open())
        {
            using var watch = store.Watch("", 1);
            var read = watch.ReadAsync().AsTask();
            _at = point =>
            {
                if (point == FailurePoint.AfterCommit)
                {
                    throw new InvalidOperationException("broken");
                }
            };
            foreach (var call in new Func<Task>[] { () => store.Creates("a"), () => read, () => store.Creates("b"), async () => await store.CompactAsync(1) })
            {
                Assert.IsType<StorageException>(await Record.ExceptionAsync(call));
            }

            _at = null;
        }

        await using var again = Open();
        Assert.Equal("a=v", await again.Lists(""));
        Assert.Equal(2, await again.GetRevisionAsync());
    }

    [Fact]
    public async Task A_compaction_that_fails_says_so_and_the_next_one_finishes_its_work()
    {
        await using var store = Open();
        var revision = await store.Creates("a", "0");
        for (var i = 0; i < 1000; i++)
        {
            revision = await store.Updates("a", $"{i}", revision);
        }

        var slices = 0;
        _at = point =>
        {
            if (point == FailurePoint.BeforePruneCommit && ++slices == 2)
            {
                throw SqliteErrors.From(13, "full", StorePath);
            }
        };
        Assert.Equal(StorageFailure.DiskFull, (await Assert.ThrowsAsync<StorageException>(async () => await store.CompactAsync(revision))).Failure);
        Assert.Equal("a=999", await store.Lists(""));
        Assert.Equal(revision, (await Assert.ThrowsAsync<StorageCompactedException>(async () => await store.GetAsync("a", revision - 1))).CompactedRevision);
        revision = await store.Updates("a", "x", revision);
        await store.CompactAsync(revision);
        await store.DisposeAsync();
        Assert.Equal(2, Rows("SELECT count(*) FROM log"));
    }

    [Fact]
    public async Task Pruning_that_a_crash_cut_short_goes_on_after_the_restart()
    {
        await using (var store = Open())
        {
            var revision = await store.Creates("a", "0");
            for (var i = 0; i < 600; i++)
            {
                revision = await store.Updates("a", $"{i}", revision);
            }

            _at = point =>
            {
                if (point == FailurePoint.AfterCompactionRecorded)
                {
                    throw new InvalidOperationException("as good as killed");
                }
            };
            await Assert.ThrowsAsync<StorageException>(async () => await store.CompactAsync(revision));
        }

        Assert.Equal(601, Rows("SELECT count(*) FROM log"));
        var slices = 0;
        var pruned = new TaskCompletionSource();
        _at = point =>
        {
            if (point == FailurePoint.BeforePruneCommit && ++slices == 3)
            {
                pruned.TrySetResult();
            }
        };
        await using (var store = Open())
        {
            await pruned.Task.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal("a=599", await store.Lists(""));
        }

        Assert.InRange(Rows("SELECT count(*) FROM log"), 1, 2);
    }

    [Fact]
    public async Task Writes_beyond_the_limit_of_waiting_ones_are_refused_as_busy()
    {
        using var gate = new ManualResetEventSlim();
        using var stuck = new SemaphoreSlim(0);
        await using var store = Open();
        _at = point =>
        {
            stuck.Release();
            gate.Wait();
        };
        var first = store.CreateAsync("first", default).AsTask();
        await stuck.WaitAsync();
        _at = null;
        using var cancel = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, StorageLimits.MaxWaitingWrites).Select(i => store.CreateAsync($"k{i}", default, i == 0 ? cancel.Token : default).AsTask()).ToArray();
        var busy = await Assert.ThrowsAsync<StorageException>(async () => await store.CreateAsync("beyond", default));
        Assert.Equal(StorageFailure.Busy, busy.Failure);
        await cancel.CancelAsync();
        gate.Set();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[0]);
        await Task.WhenAll(waiting[1..]);
        Assert.Equal(StorageLimits.MaxWaitingWrites, await store.CountAsync(""));
        Assert.Equal("(none)", await store.Reads("k0"));
    }

    private SqliteStorage Open() => SqliteStorage.Open(new() { Path = StorePath, AtFailurePoint = point => _at?.Invoke(point) });

    private long Rows(string sql)
    {
        using var connection = SqliteConnection.Open(StorePath, readOnly: false, TimeSpan.Zero);
        return connection.ReadNumber(sql);
    }
}
