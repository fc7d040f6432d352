using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

public abstract class ReadsContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task Every_revision_shows_what_was_there_then()
    {
        await Store.Creates("a", "1");      // 2
        await Store.Creates("b", "2");      // 3
        await Store.Updates("a", "3", 2);   // 4
        await Store.Deletes("b", 3);        // 5
        await Store.Creates("b", "5");      // 6
        string[] expected = ["", "a=1", "a=1 b=2", "a=3 b=2", "a=3", "a=3 b=5"];
        for (var revision = 1; revision <= 6; revision++)
        {
            Assert.Equal(expected[revision - 1], await Store.Lists("", revision));
            Assert.Equal(expected[revision - 1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await Store.CountAsync("", revision));
        }

        Assert.Equal("1", await Store.Reads("a", 3));
        Assert.Equal("(none)", await Store.Reads("b", 5));
        Assert.Equal(new GetResult(null, 2), await Store.GetAsync("b", 2));
    }

    [Fact]
    public async Task A_revision_in_the_future_is_a_named_error()
    {
        await Store.Creates("a");
        foreach (var call in new Func<Task>[] { async () => await Store.GetAsync("a", 3), async () => await Store.ListAsync("", revision: 3), async () => await Store.CountAsync("", 3) })
        {
            Assert.Equal(2, (await Assert.ThrowsAsync<StorageFutureRevisionException>(call)).CurrentRevision);
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.GetAsync("a", -1));
    }

    [Fact]
    public async Task A_prefix_is_a_string_prefix_and_keys_are_in_order()
    {
        foreach (var key in new[] { "a/b", "a/b/", "a/b/c", "a/b0", "a/b-c", "a/c", "a", "b", "a/B" })
        {
            await Store.Creates(key);
        }

        Assert.Equal("a/b=v a/b-c=v a/b/=v a/b/c=v a/b0=v", await Store.Lists("a/b"));
        Assert.Equal("a/b/=v a/b/c=v", await Store.Lists("a/b/"));
        Assert.Equal("a=v a/B=v a/b=v a/b-c=v a/b/=v a/b/c=v a/b0=v a/c=v b=v", await Store.Lists(""));
        Assert.Equal("", await Store.Lists("a/b/c/"));
        Assert.Equal((5L, 2L, 9L, 0L), (await Store.CountAsync("a/b"), await Store.CountAsync("a/b/"), await Store.CountAsync(""), await Store.CountAsync("z")));
    }

    [Fact]
    public async Task Keys_order_by_code_point_beyond_ascii_too()
    {
        string[] ordered = ["k\0", "k\0a", "k~", "ké", "k\ud7ff", "k\ue000", "k\uffff", "k\U00010000", "k\U0010ffff", "k\U0010ffffz", "l"];
        foreach (var key in ordered.Reverse())
        {
            await Store.Creates(key);
        }

        Assert.Equal(ordered, (await Store.ListAsync("")).Items.Select(v => v.Key));
        Assert.Equal(ordered[..^1], (await Store.ListAsync("k")).Items.Select(v => v.Key));
        Assert.Equal(["k\U0010ffff", "k\U0010ffffz"], (await Store.ListAsync("k\U0010ffff")).Items.Select(v => v.Key));
        Assert.Equal(["k\ud7ff"], (await Store.ListAsync("k\ud7ff")).Items.Select(v => v.Key));
        Assert.Equal("v", await Store.Reads("k\0"));
    }

    [Fact]
    public async Task Pages_of_one_revision_are_complete_while_writes_go_on()
    {
        for (var i = 0; i < 25; i++)
        {
            await Store.Creates($"p/{i:00}", "old");
        }

        var seen = new List<string>();
        var page = await Store.ListAsync("p/", limit: 10);
        for (var written = 0; ; written++)
        {
            seen.AddRange(page.Items.Select(v => $"{v.Key}={v.Text()}"));
            if (!page.More)
            {
                break;
            }

            await Store.Deletes($"p/{20 + written}", 22 + written);
            await Store.Creates($"p/00{written}");
            await Store.Puts("p/24", "new");
            page = await Store.ListAsync("p/", page.Items[^1].Key, 10, page.Revision);
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"p/{i:00}=old"), seen);
        Assert.Equal(26, page.Revision);
    }

    [Fact]
    public async Task More_is_said_only_when_there_is_more()
    {
        await Store.Creates("p/a");
        await Store.Creates("p/b");
        await Store.Creates("q");
        Assert.True((await Store.ListAsync("p/", limit: 1)).More);
        Assert.False((await Store.ListAsync("p/", limit: 2)).More);
        Assert.False((await Store.ListAsync("p/", limit: 3)).More);
        Assert.False((await Store.ListAsync("p/", "p/a", 1)).More);
        Assert.Empty((await Store.ListAsync("p/", "p/b", 1)).Items);
        Assert.Equal("p/b", Assert.Single((await Store.ListAsync("p/", "p/aa")).Items).Key);
        await Store.Deletes("p/b", 3);
        Assert.False((await Store.ListAsync("p/", limit: 1)).More);
    }

    [Fact]
    public async Task Starting_after_a_key_outside_the_prefix_stays_inside_it()
    {
        await Store.Creates("a");
        await Store.Creates("b/1");
        await Store.Creates("c");
        Assert.Equal("b/1", Assert.Single((await Store.ListAsync("b/", "a")).Items).Key);
        Assert.Empty((await Store.ListAsync("b/", "bb")).Items);
        Assert.Empty((await Store.ListAsync("b/", "z")).Items);
    }
}
