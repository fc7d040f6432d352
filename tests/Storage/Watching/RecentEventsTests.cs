using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Watching;

public sealed class RecentEventsTests
{
    [Fact]
    public void The_window_keeps_the_newest_by_number()
    {
        var window = new RecentEvents(new() { RecentEvents = 3 }, 10);
        Assert.Equal((10L, 10L), (window.Before, window.Last));
        for (var revision = 11; revision <= 15; revision++)
        {
            window.Add(Event(revision, 1));
        }

        Assert.Equal((12L, 15L), (window.Before, window.Last));
        Assert.Equal([13, 14, 15], new[] { 13L, 14, 15 }.Select(r => window[r].Revision));
    }

    [Fact]
    public void The_window_keeps_the_newest_by_bytes_and_none_larger_than_it()
    {
        var window = new RecentEvents(new() { RecentEvents = 100, RecentBytes = 10 }, 1);
        window.Add(Event(2, 4));
        window.Add(Event(3, 4));
        window.Add(Event(4, 4));
        Assert.Equal((2L, 4L), (window.Before, window.Last));
        window.Add(Event(5, 11));
        Assert.Equal((5L, 5L), (window.Before, window.Last));
        window.Add(Event(6, 10));
        Assert.Equal((5L, 6L), (window.Before, window.Last));
    }

    private static StorageEvent Event(long revision, int bytes) =>
        new("k", revision, new("k", new byte[bytes], revision, revision), null);
}
