using Keles.Storage.Sqlite;
using Keles.Storage.Tests.Children;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Sqlite;

public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_full_file_system_refuses_writes_keeps_reads_and_recovers_by_itself()
    {
        using var child = ChildProcess.StartOnTmpfs("fill", Directory.CreateDirectory(_directory.File("mount")).FullName, "size=8m");
        var lines = (await child.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length == 5, string.Join('\n', lines) + child.Error);
        Assert.StartsWith("DiskFull: The disk that holds", lines[0], StringComparison.Ordinal);
        Assert.Equal(["count True revision True", "read True", "after True", "compacted True"], lines[1..]);
    }

    [Fact]
    public async Task Writers_that_meet_a_full_disk_together_all_hear_it_and_no_revision_is_lost()
    {
        var path = _directory.File("store.db");
        long revision;
        var acknowledged = new List<string>();
        await using (var store = SqliteStorage.Open(new() { Path = path, MaxPages = 400 }))
        {
            using var watch = store.Watch("", 1);
            for (var full = false; !full;)
            {
                var keys = Enumerable.Range(0, 16).Select(i => $"{acknowledged.Count:00000}/{i}").ToArray();
                var results = await Task.WhenAll(keys.Select(key => TryCreateAsync(store, key)));
                acknowledged.AddRange(keys.Zip(results).Where(r => r.Second is null).Select(r => r.First));
                full = results.Any(r => r is not null);
                Assert.All(results.OfType<StorageException>(), failure => Assert.Equal(StorageFailure.DiskFull, failure.Failure));
            }

            revision = await store.GetRevisionAsync();
            Assert.Equal(acknowledged.Count + 1, revision);
            Assert.Equal(acknowledged.Order(StringComparer.Ordinal), (await store.ListAsync("")).Items.Select(v => v.Key));
            Assert.Equal(acknowledged.Count, (await watch.ReadsUntil(revision)).Count);
        }

        await using (var store = SqliteStorage.Open(new() { Path = path }))
        {
            Assert.Equal(revision, await store.GetRevisionAsync());
            Assert.Equal(revision + 1, await store.Creates("after"));
        }
    }

    [Fact]
    public async Task Compaction_makes_room_in_a_full_store()
    {
        await using var store = SqliteStorage.Open(new() { Path = _directory.File("store.db"), MaxPages = 400 });
        var revision = await store.Creates("k", "0");
        try
        {
            for (var i = 0; ; i++)
            {
                revision = await store.Updates("k", new('x', 3000), revision);
                Assert.True(i < 5000, "The store was never full.");
            }
        }
        catch (StorageException full) when (full.Failure == StorageFailure.DiskFull)
        {
            await store.CompactAsync(revision);
        }

        Assert.Equal(revision + 1, await store.Updates("k", new('y', 3000), revision));
    }

    private static async Task<StorageException?> TryCreateAsync(SqliteStorage store, string key)
    {
        try
        {
            await store.Creates(key, new('x', 3000));
            return null;
        }
        catch (StorageException failure)
        {
            return failure;
        }
    }
}
