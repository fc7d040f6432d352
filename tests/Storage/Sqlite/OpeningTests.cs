using Keles.Storage.Sqlite;
using Keles.Storage.Sqlite.Native;
using Keles.Storage.Tests.Children;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string StorePath => _directory.File("store.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_opening_again_with_its_history()
    {
        await using (var store = Open())
        {
            await store.Creates("a", "1");
            await store.Updates("a", "2", 2);
            await store.Creates("b");
            await store.Deletes("b", 4);
            await store.CompactAsync(3);
        }

        await using (var store = Open())
        {
            Assert.Equal(5, await store.GetRevisionAsync());
            Assert.Equal("a=2 b=v", await store.Lists("", 4));
            Assert.Equal(3, (await Assert.ThrowsAsync<StorageCompactedException>(async () => await store.GetAsync("a", 2))).CompactedRevision);
            using var watch = store.Watch("", 3);
            Assert.Equal(["4 +b (none)>v", "5 -b v>(none)"], (await watch.ReadsUntil(5)).Select(e => e.Line()));
            Assert.Equal(6, await store.Creates("c"));
        }
    }

    [Fact]
    public async Task The_revision_survives_when_everything_is_deleted_and_compacted()
    {
        await using (var store = Open())
        {
            await store.Creates("a");
            await store.Deletes("a", 2);
            await store.CompactAsync(3);
        }

        await using (var store = Open())
        {
            Assert.Equal(3, await store.GetRevisionAsync());
            Assert.Equal(4, await store.Creates("a"));
        }
    }

    [Fact]
    public async Task The_files_are_the_owners_only_and_none_is_left_over()
    {
        await using var store = SqliteStorage.Open(new() { Path = _directory.File("new/deep/store.db") });
        await store.Creates("secret");
        var files = Directory.GetFiles(_directory.File("new/deep")).Order().ToArray();
        Assert.Equal(["store.db", "store.db-shm", "store.db-wal", "store.db.lock", "store.db.pid"], files.Select(Path.GetFileName));
        foreach (var file in files.Where(f => !f.EndsWith(".pid", StringComparison.Ordinal)))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.File("new/deep")));
    }

    [Fact]
    public async Task A_second_process_is_refused_with_the_first_ones_pid_until_that_one_is_gone()
    {
        using var holder = ChildProcess.Start("hold", StorePath);
        Assert.Equal("holding", await holder.ReadLineAsync());
        var refused = Assert.Throws<StorageException>(() => Open());
        Assert.Equal(StorageFailure.InUse, refused.Failure);
        Assert.Contains($"(pid {holder.Id})", refused.Message, StringComparison.Ordinal);
        holder.Kill();
        await holder.WaitForExitAsync();
        await using var store = Open();
        Assert.Equal(2, await store.Creates("a"));
        Assert.Contains($"(pid {Environment.ProcessId})", Assert.Throws<StorageException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shopping list\n")]
    [InlineData("")]
    public async Task A_file_that_is_no_database_is_refused_untouched_and_an_empty_one_is_filled(string content)
    {
        var bytes = Words.Bytes(string.Concat(Enumerable.Repeat(content, 500)));
        await File.WriteAllBytesAsync(StorePath, bytes);
        if (bytes.Length == 0)
        {
            await using var store = Open();
            Assert.Equal(2, await store.Creates("a"));
            return;
        }

        Assert.Equal(StorageFailure.Foreign, Assert.Throws<StorageException>(() => Open()).Failure);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(StorePath));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_untouched()
    {
        await File.WriteAllBytesAsync(StorePath, []);
        Edit("CREATE TABLE recipes (name TEXT)");
        var bytes = await File.ReadAllBytesAsync(StorePath);
        var foreign = Assert.Throws<StorageException>(() => Open());
        Assert.Equal(StorageFailure.Foreign, foreign.Failure);
        Assert.Contains(StorePath, foreign.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(StorePath));
    }

    [Fact]
    public async Task A_newer_format_is_refused_and_says_which()
    {
        await Open().DisposeAsync();
        Edit("PRAGMA user_version = 7");
        var newer = Assert.Throws<StorageException>(() => Open());
        Assert.Equal(StorageFailure.NewerFormat, newer.Failure);
        Assert.Contains("format 7", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wal_left_behind_by_a_removed_file_does_not_come_back_to_life()
    {
        using (var holder = ChildProcess.Start("hold", StorePath))
        {
            await holder.ReadLineAsync();
            holder.Kill();
            await holder.WaitForExitAsync();
        }

        await using (var old = Open())
        {
            await old.Creates("old");
            File.Copy(StorePath + "-wal", _directory.File("kept"));
        }

        File.Delete(StorePath);
        File.Move(_directory.File("kept"), StorePath + "-wal");
        await using var store = Open();
        Assert.Equal(1, await store.GetRevisionAsync());
        Assert.Equal("", await store.Lists(""));
    }

    [Fact]
    public void A_directory_that_is_a_file_is_one_clear_sentence()
    {
        File.WriteAllText(_directory.File("file"), "");
        var refused = Assert.Throws<StorageException>(() => SqliteStorage.Open(new() { Path = _directory.File("file/store.db") }));
        Assert.Equal(StorageFailure.NotWritable, refused.Failure);
        Assert.Contains("choose a writable directory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_file_system_is_one_clear_sentence()
    {
        using var child = ChildProcess.StartOnTmpfs("open", Directory.CreateDirectory(_directory.File("mount")).FullName, "ro");
        var said = await child.ReadToEndAsync();
        Assert.True(said.StartsWith("NotWritable: ", StringComparison.Ordinal), said + child.Error);
    }

    [Fact]
    public async Task Damage_inside_the_file_is_named_when_it_is_met()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 500; i++)
            {
                await store.Creates($"k{i}", new('x', 2000));
            }
        }

        await using (var file = File.OpenWrite(StorePath))
        {
            file.Position = 20 * 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xa5, 200 * 4096).ToArray());
        }

        await using var damaged = Open();
        var failure = await Assert.ThrowsAsync<StorageException>(async () => await damaged.ListAsync(""));
        Assert.Equal(StorageFailure.Corrupt, failure.Failure);
        Assert.Contains("restore it from a snapshot", failure.Message, StringComparison.Ordinal);
    }

    private SqliteStorage Open() => SqliteStorage.Open(new() { Path = StorePath });

    private void Edit(string sql)
    {
        using var connection = SqliteConnection.Open(StorePath, readOnly: false, TimeSpan.Zero);
        connection.Execute(sql);
    }
}
