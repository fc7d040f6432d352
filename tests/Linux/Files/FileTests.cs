namespace Keles.Linux.Tests;

public class FileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lock_is_held_by_one_and_freed_when_its_holder_dies()
    {
        using var directory = new TemporaryDirectory();
        using (var first = FileLock.TryAcquire(directory["lock"]))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryAcquire(directory["lock"]));
        }
        using var other = Sandbox.Processes.Start(new ProcessStart("flock", directory["lock"], "-c", $"touch {directory["held"]}; exec sleep 3600"));
        await Eventually.True(() => File.Exists(directory["held"]));
        Assert.Null(FileLock.TryAcquire(directory["lock"]));
        // The sleeping child holds the descriptor too, so both end.
        foreach (var process in KernelProcesses.All().Where(p => p.Parent == other.Identity.Id))
        {
            new ProcessIdentity(process.Id, process.StartTime).TrySignal(Signal.Kill);
        }
        other.Signal(Signal.Kill);
        await Eventually.True(() => { using var again = FileLock.TryAcquire(directory["lock"]); return again is not null; });
    }

    [Fact]
    public void A_link_to_a_directory_is_renamed_over_another_in_one_step()
    {
        using var directory = new TemporaryDirectory();
        directory.Make("old");
        directory.Make("new");
        File.CreateSymbolicLink(directory["current"], "old");
        File.CreateSymbolicLink(directory["next"], "new");
        FileRename.Over(directory["next"], directory["current"]);
        Assert.Equal("new", new FileInfo(directory["current"]).LinkTarget);
        Assert.False(Path.Exists(directory["next"]));
        Assert.Throws<LinuxException>(() => FileRename.Over(directory["absent"], directory["current"]));
    }

    [Fact]
    public async Task A_directorys_size_counts_blocks_and_each_inode_once()
    {
        using var directory = new TemporaryDirectory();
        var before = DirectoryUsage.Of(directory.Path);
        directory.Make("sub");
        File.WriteAllBytes(directory["sub/file"], new byte[100_000]);
        (await Sandbox.Processes.RunAsync(new Command("ln", directory["sub/file"], directory["same"]), Cancel)).OrThrow();
        using (var sparse = File.OpenHandle(directory[".sparse"], FileMode.Create, FileAccess.Write))
        {
            RandomAccess.SetLength(sparse, 1 << 30);
        }
        var after = DirectoryUsage.Of(directory.Path);
        Assert.Equal(3, after.Inodes - before.Inodes);
        Assert.InRange(after.Bytes - before.Bytes, 100_000, 200_000);
        Assert.Equal(new DirectoryUsage(0, 0), DirectoryUsage.Of(directory["missing"]));
    }

    [Fact]
    public void A_file_systems_space_is_told_as_df_does()
    {
        var usage = FileSystemUsage.Of("/");
        Assert.Equal(new DriveInfo("/").TotalSize, usage.TotalBytes);
        Assert.True(usage.UsedInodes > 0);
        Assert.Equal(Errno.NoEntry, Assert.Throws<LinuxException>(() => FileSystemUsage.Of("/no/such")).Errno);
    }

    [Fact]
    public void Kinds_modes_and_owners_are_read_and_changed()
    {
        Root.Required();
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "abc");
        File.CreateSymbolicLink(directory["link"], "nowhere");
        FileOwner.Change(directory["file"], 1234, null);
        var status = FileStatus.Read(directory["file"])!;
        Assert.Equal((FileKind.Regular, 1234u, 0u, 3L), (status.Kind, status.Owner, status.Group, status.Size));
        Assert.Equal(FileKind.Link, FileStatus.Read(directory["link"], followLinks: false)!.Kind);
        Assert.Null(FileStatus.Read(directory["link"]));
        Assert.Null(FileStatus.Read(directory["file"] + "/below"));
        Assert.Equal((FileKind.CharacterDevice, FileKind.Directory), (FileStatus.Read("/dev/null")!.Kind, FileStatus.Read("/")!.Kind));
    }

    [Fact]
    public async Task A_change_in_a_watched_directory_is_told_at_once()
    {
        using var directory = new TemporaryDirectory();
        var watch = new DirectoryWatch(directory.Path, TimeSpan.FromHours(1), TimeProvider.System);
        await using var changes = watch.ChangesAsync(Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await changes.MoveNextAsync());
        var next = changes.MoveNextAsync();
        await File.WriteAllTextAsync(directory["new"], "x", Cancel);
        Assert.True(await next.AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_watched_is_looked_at_from_time_to_time()
    {
        var watch = new DirectoryWatch("/no/such/directory", TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var seen = 0;
        await foreach (var _ in watch.ChangesAsync(Cancel))
        {
            if (++seen == 3)
            {
                break;
            }
        }
        Assert.Equal(3, seen);
    }
}
