using Event = Keles.Api.Events.V1.Event;

namespace Keles.Scheduler.Tests.Events;

/// <summary>Repeated events become a series that is seldom written.</summary>
public sealed class EventSeriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly EventSeriesMemory memory = new();

    [Fact]
    public void The_first_repeat_makes_a_series_of_the_first_event()
    {
        Assert.Null(memory.Observe(At(0, name: "first"))!.Series);
        var repeat = memory.Observe(At(1, name: "second", note: "other words"))!;
        Assert.Equal(("first", "words", 2), (repeat.Metadata.Name, repeat.Note, repeat.Series!.Count));
        Assert.Equal(Start.AddSeconds(1), repeat.Series.LastObservedTime.ToDateTimeOffset());
    }

    [Fact]
    public void Further_repeats_are_counted_and_written_every_six_minutes()
    {
        for (var i = 0; i < 2; i++) memory.Observe(At(i));
        for (var second = 10; second < 361; second += 10) Assert.Null(memory.Observe(At(second)));
        Assert.Equal(39, memory.Observe(At(361))!.Series!.Count);
    }

    [Fact]
    public void After_a_long_silence_or_about_another_version_it_is_a_new_event()
    {
        memory.Observe(At(0));
        Assert.Null(memory.Observe(At(1, version: "2"))!.Series);
        Assert.Null(memory.Observe(At(361))!.Series);
        Assert.Equal(2, memory.Observe(At(362))!.Series!.Count);
    }

    private static Event At(int seconds, string name = "e", string note = "words", string version = "1") => new()
    {
        Metadata = new() { Name = name },
        EventTime = MicroTime.From(Start.AddSeconds(seconds)),
        Reason = "FailedScheduling",
        Regarding = new() { Uid = "u", ResourceVersion = version },
        Note = note,
    };
}
