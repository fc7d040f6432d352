using System.Collections.Concurrent;
using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

public abstract class ConcurrencyContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task Of_many_who_create_one_key_exactly_one_wins()
    {
        for (var round = 0; round < 20; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await Store.CreateAsync($"k{round}", Bytes($"{i}")))));
            Assert.Single(results.OfType<WriteResult.Written>());
            Assert.Equal(7, results.OfType<WriteResult.Conflict>().Count());
        }

        Assert.Equal(21, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Counting_up_by_compare_and_set_loses_no_increment()
    {
        await Store.Creates("n", "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var now = (await Store.GetAsync("n")).Value!;
            for (var done = 0; done < 50;)
            {
                switch (await Store.UpdateAsync("n", Bytes($"{int.Parse(now.Text()) + 1}"), now.ModRevision))
                {
                    case WriteResult.Written(var change):
                        now = change.Current!;
                        done++;
                        break;
                    case WriteResult.Conflict(var current):
                        Assert.True(current.ModRevision > now.ModRevision, "A conflict showed an older value.");
                        now = current;
                        break;
                }
            }
        })));
        Assert.Equal("400", await Store.Reads("n"));
        Assert.Equal(402, await Store.GetRevisionAsync());
    }

    [Fact]
    public async Task Every_acknowledged_write_has_a_revision_of_its_own_and_can_be_read_at_once()
    {
        var acknowledged = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                var revision = await Store.Creates($"{w}/{i}", $"{i}");
                acknowledged.Add(revision);
                Assert.True(await Store.GetRevisionAsync() >= revision);
                Assert.Equal($"{i}", await Store.Reads($"{w}/{i}"));
                Assert.Equal($"{i}", await Store.Reads($"{w}/{i}", revision));
                Assert.Equal("(none)", await Store.Reads($"{w}/{i}", revision - 1));
            }
        })));
        Assert.Equal(Enumerable.Range(2, 480).Select(r => (long)r), acknowledged.Order());
    }

    [Fact]
    public async Task A_page_of_one_revision_never_shows_half_of_another()
    {
        // Two keys change in turn: at any one revision they differ by at most one.
        var (a, b) = (await Store.Creates("t/a", "0"), await Store.Creates("t/b", "0"));
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= 150; i++)
            {
                a = await Store.Updates("t/a", $"{i}", a);
                b = await Store.Updates("t/b", $"{i}", b);
            }
        });
        do
        {
            var page = await Store.ListAsync("t/");
            var (left, right) = (int.Parse(page.Items[0].Text()), int.Parse(page.Items[1].Text()));
            Assert.InRange(left - right, 0, 1);
            Assert.Equal(page.Revision, Math.Max(page.Items[0].ModRevision, page.Items[1].ModRevision));
        }
        while (!writer.IsCompleted);
        await writer;
    }
}
