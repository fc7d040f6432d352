using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

public abstract class WritesContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task An_empty_store_is_at_revision_1_and_its_first_write_is_2()
    {
        Assert.Equal(1, await Store.GetRevisionAsync());
        Assert.Equal(2, await Store.Creates("a"));
        Assert.Equal(2, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Create_of_an_existing_key_shows_what_is_there_and_writes_nothing()
    {
        await Store.Creates("a", "first");
        var conflict = Assert.IsType<WriteResult.Conflict>(await Store.CreateAsync("a", Bytes("second")));
        Assert.Equal(("a", "first", 2L, 2L), (conflict.Current.Key, conflict.Current.Text(), conflict.Current.CreateRevision, conflict.Current.ModRevision));
        Assert.Equal(2, await Store.GetRevisionAsync());
        Assert.Equal("first", await Store.Reads("a"));
    }

    [Fact]
    public async Task Update_keeps_the_create_revision_and_tells_what_it_replaced()
    {
        await Store.Creates("a", "one");
        await Store.Creates("b");
        var written = Assert.IsType<WriteResult.Written>(await Store.UpdateAsync("a", Bytes("two"), 2));
        Assert.Equal("4 ~a one>two", written.Change.Line());
        Assert.Equal((2L, 4L), (written.Change.Current!.CreateRevision, written.Change.Current.ModRevision));
        var read = (await Store.GetAsync("a")).Value!;
        Assert.Equal(("two", 2L, 4L), (read.Text(), read.CreateRevision, read.ModRevision));
    }

    [Fact]
    public async Task Update_with_an_old_revision_is_a_conflict_with_the_current_value()
    {
        await Store.Creates("a", "one");
        await Store.Updates("a", "two", 2);
        var conflict = Assert.IsType<WriteResult.Conflict>(await Store.UpdateAsync("a", Bytes("three"), 2));
        Assert.Equal(("two", 3L), (conflict.Current.Text(), conflict.Current.ModRevision));
        Assert.Equal(3, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Update_and_delete_of_a_missing_key_are_not_found()
    {
        await Store.Creates("other");
        Assert.Equal(new WriteResult.NotFound(2), await Store.UpdateAsync("a", Bytes("x"), 1));
        Assert.Equal(new WriteResult.NotFound(2), await Store.DeleteAsync("a", 1));
        Assert.Equal(2, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Delete_returns_the_value_it_removed_and_is_a_revision_of_its_own()
    {
        await Store.Creates("a", "one");
        var conflict = Assert.IsType<WriteResult.Conflict>(await Store.DeleteAsync("a", 1));
        Assert.Equal("one", conflict.Current.Text());
        var written = Assert.IsType<WriteResult.Written>(await Store.DeleteAsync("a", 2));
        Assert.Equal("3 -a one>(none)", written.Change.Line());
        Assert.Equal(new GetResult(null, 3), await Store.GetAsync("a"));
    }

    [Fact]
    public async Task A_key_created_again_after_its_delete_is_a_new_one()
    {
        await Store.Creates("a", "one");
        await Store.Deletes("a", 2);
        var again = Assert.IsType<WriteResult.Written>(await Store.CreateAsync("a", Bytes("two")));
        Assert.Equal("4 +a (none)>two", again.Change.Line());
        Assert.Equal(4, (await Store.GetAsync("a")).Value!.CreateRevision);
        Assert.IsType<WriteResult.Conflict>(await Store.UpdateAsync("a", Bytes("three"), 2));
    }

    [Fact]
    public async Task An_empty_value_is_a_value()
    {
        await Store.Creates("a", "");
        Assert.Equal("", await Store.Reads("a"));
        Assert.Equal(1, await Store.CountAsync("a"));
        await Store.Updates("a", "x", 2);
        await Store.Updates("a", "", 3);
        Assert.Equal("", await Store.Reads("a"));
    }

    [Fact]
    public async Task A_value_of_2_MB_comes_back_byte_for_byte_and_reaches_watches()
    {
        var value = new byte[2 * 1024 * 1024];
        new Random(1).NextBytes(value);
        using var watch = Store.Watch("big", 1);
        await Store.CreateAsync("big", value);
        Assert.True((await Store.GetAsync("big")).Value!.Value.Span.SequenceEqual(value));
        Assert.True((await Store.ListAsync("big")).Items[0].Value.Span.SequenceEqual(value));
        Assert.True(Assert.Single(await watch.ReadsUntil(2)).Current!.Value.Span.SequenceEqual(value));
    }

    [Fact]
    public async Task Too_large_a_value_or_key_is_refused_by_name()
    {
        var value = await Assert.ThrowsAsync<StorageException>(async () => await Store.CreateAsync("a", new byte[StorageLimits.MaxValueBytes + 1]));
        var key = await Assert.ThrowsAsync<StorageException>(async () => await Store.CreateAsync(new('é', StorageLimits.MaxKeyBytes / 2 + 1), Bytes("x")));
        Assert.Equal((StorageFailure.TooLarge, StorageFailure.TooLarge), (value.Failure, key.Failure));
        Assert.Equal(2, await Store.Creates(new('é', StorageLimits.MaxKeyBytes / 2)));
    }

    [Fact]
    public async Task A_key_that_has_no_bytes_of_its_own_is_an_argument_error()
    {
        foreach (var key in new[] { "", "half\ud800", "\udc00half" })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CreateAsync(key, Bytes("x")));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.GetAsync(key));
        }
    }

    [Fact]
    public async Task A_write_without_an_expected_revision_is_an_argument_error()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.UpdateAsync("a", Bytes("x"), 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.DeleteAsync("a", 0));
    }

    [Fact]
    public async Task A_write_cancelled_before_it_began_writes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.CreateAsync("a", Bytes("x"), new(canceled: true)));
        Assert.Equal(1, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var watch = Store.Watch("", 1);
        var waiting = watch.ReadAsync().AsTask();
        await Store.DisposeAsync();
        await Store.DisposeAsync();
        foreach (var call in new Func<Task>[]
        {
            async () => await Store.CreateAsync("a", Bytes("x")), async () => await Store.GetAsync("a"), async () => await Store.ListAsync(""),
            async () => await Store.CompactAsync(1), async () => await waiting, async () => await watch.ReadAsync(), async () => await Store.GetRevisionAsync(),
        })
        {
            Assert.Equal(StorageFailure.Closed, (await Assert.ThrowsAsync<StorageException>(call)).Failure);
        }
    }
}
