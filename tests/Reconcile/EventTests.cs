using Keles.Api.Core.V1;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Reconcile.Tests;

public sealed class EventTests
{
    private static readonly Pod Web = new() { Metadata = new() { Name = "web", Namespace = "shop", Uid = "u1" } };
    private readonly SimulatedApi simulated = new();
    private readonly EventWriter writer;
    private readonly EventRecorder recorder;

    public EventTests()
    {
        writer = new(simulated.As("recorder"), simulated.Around, NullLogger.Instance);
        recorder = new(writer, "deployment-controller");
        simulated.Process.Spawn("events", writer.RunAsync);
    }

    [Fact]
    public void An_event_tells_what_happened_to_whom()
    {
        recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, "Started", "Started container");
        var e = Written();
        Assert.Equal(("Pod", "v1", "web", "u1", "shop"), (e.InvolvedObject.Kind, e.InvolvedObject.ApiVersion, e.InvolvedObject.Name, e.InvolvedObject.Uid, e.Metadata.Namespace));
        Assert.Equal(("Normal", "Started", "Started container", 1, "deployment-controller"), (e.Type, e.Reason, e.Message, e.Count, e.Source.Component));
        Assert.StartsWith("web.", e.Metadata.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeat_counts_up_and_keeps_the_first_time()
    {
        recorder.Event(PodKind.Kind, Web, EventRecorder.Warning, "BackOff", "again");
        var first = Written().FirstTimestamp;
        simulated.Advance(TimeSpan.FromSeconds(10));
        recorder.Event(PodKind.Kind, Web, EventRecorder.Warning, "BackOff", "again");
        var e = Written();
        Assert.Equal((2, first, 10), (e.Count, e.FirstTimestamp, e.LastTimestamp.UnixSeconds - first.UnixSeconds));
    }

    [Fact]
    public void Many_similar_events_become_one()
    {
        for (var i = 0; i < 20; i++) recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, "Scaled", $"to {i}");
        simulated.Settle();
        var events = simulated.Api.List<Event>();
        Assert.Equal(10, events.Count);
        var combined = Assert.Single(events, e => e.Message.StartsWith("(combined from similar events): ", StringComparison.Ordinal));
        Assert.Equal(("(combined from similar events): to 19", 11), (combined.Message, combined.Count));
    }

    [Fact]
    public void A_flood_about_one_object_is_cut_off()
    {
        for (var i = 0; i < 100; i++) recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, $"Reason{i}", "x");
        simulated.Settle();
        Assert.Equal(25, simulated.Api.List<Event>().Count);
    }

    [Fact]
    public void A_repeat_of_an_event_that_is_gone_begins_anew()
    {
        recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, "Started", "x");
        var name = Written().Metadata.Name;
        simulated.Api.Remove<Event>(new("shop", name));
        recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, "Started", "x");
        Assert.Equal(2, Written().Count);
    }

    [Fact]
    public void A_server_that_is_away_for_a_moment_loses_no_event()
    {
        var refused = 0;
        simulated.Api.Refuse = r => r.Verb == "create" && refused++ < 2 ? FakeErrors.Unavailable() : null;
        recorder.Event(PodKind.Kind, Web, EventRecorder.Normal, "Started", "x");
        simulated.Until(() => simulated.Api.List<Event>().Count == 1, "the event");
    }

    private Event Written()
    {
        simulated.Settle();
        return Assert.Single(simulated.Api.List<Event>());
    }
}
