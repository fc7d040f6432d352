using Keles.Api.Core.V1;
using Keles.Fakes;

namespace Keles.ApiServer.Tests.ResourceStore;

/// <summary>What a watch can resume from.</summary>
public sealed class EventHistoryTests
{
    private static readonly StoredForm Form = new(ConfigMapKind.Kind);

    private readonly ManualTime time = new();

    [Fact]
    public void Young_events_are_kept_however_many_and_old_ones_only_as_long_as_they_are_few()
    {
        var history = new EventHistory(time);
        for (var i = 1; i <= CacheLimits.HistoryAlways + 1000; i++) history.Add(Made("a", i));
        Assert.Equal((CacheLimits.HistoryAlways + 1000, 0L), (history.Count, history.Forgotten));
        time.Advance(CacheLimits.HistoryTime + TimeSpan.FromSeconds(1));
        history.Add(Made("a", CacheLimits.HistoryAlways + 1001));
        Assert.Equal((CacheLimits.HistoryAlways, 1001L), (history.Count, history.Forgotten));
    }

    [Fact]
    public void There_is_a_limit_to_how_many_even_of_young_ones()
    {
        var history = new EventHistory(time);
        for (var i = 1; i <= CacheLimits.HistoryEvents + 5; i++) history.Add(Made("a", i));
        Assert.Equal((CacheLimits.HistoryEvents, 5L), (history.Count, history.Forgotten));
    }

    [Fact]
    public void There_is_a_limit_to_the_memory_that_they_hold()
    {
        var history = new EventHistory(time);
        var large = new byte[CacheLimits.HistoryBytes / 10];
        for (var i = 1; i <= 15; i++) history.Add(new(new(Form, "/registry/configmaps/a/x", large, i), Of("a", i), i));
        Assert.InRange(history.Count, 8, 10);
        Assert.Equal(15 - history.Count, history.Forgotten);
    }

    [Fact]
    public void What_came_after_a_revision_is_found_below_its_prefix()
    {
        var history = new EventHistory(time);
        for (var i = 1; i <= 200; i++) history.Add(Made(i % 2 == 0 ? "even" : "odd", i * 10));
        Assert.Equal([1970, 1990], history.After(1950, "/registry/configmaps/odd/").Select(static e => e.Revision));
        Assert.Equal([1960, 1970, 1980, 1990, 2000], history.After(1955, "/registry/configmaps/").Select(static e => e.Revision));
        Assert.Equal(200, history.After(0, "/registry/").Length);
        Assert.Empty(history.After(2000, "/registry/"));
    }

    [Fact]
    public void After_a_new_beginning_nothing_older_is_known()
    {
        var history = new EventHistory(time);
        history.Add(Made("a", 5));
        history.Clear(9);
        Assert.Equal((0, 9L), (history.Count, history.Forgotten));
    }

    private static CacheEvent Made(string ns, long revision) => new(null, Of(ns, revision), revision);

    private static StoredObject Of(string ns, long revision) => new(Form, $"/registry/configmaps/{ns}/x", new byte[1], revision);
}
