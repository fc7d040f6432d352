using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Reconcile.Tests;

public sealed class ReflectorTests
{
    private static readonly ApiException Gone = new(new Status { Code = 410, Reason = "Expired" });
    private static readonly ApiException Refused = new(new Status { Code = 503, Reason = "ServiceUnavailable" });

    [Fact]
    public void A_list_is_followed_by_a_watch_from_its_version()
    {
        var page = new ObjectPage([], "17");
        var (state, action) = Reflector.Step(Reflector.Start, new ReflectorInput.Listed(page));
        Assert.Equal(new ReflectorState.Watching("17", 0), state);
        Assert.Equal(new ReflectorAction.Replace(page), action);
    }

    [Fact]
    public void A_failed_list_pauses_longer_each_time()
    {
        var (first, pause) = Reflector.Step(Reflector.Start, new ReflectorInput.Failed(Refused));
        Assert.Equal(new ReflectorAction.Pause(1, Refused), pause);
        Assert.Equal(new ReflectorAction.Pause(2, Refused), Reflector.Step(first, new ReflectorInput.Failed(Refused)).Action);
    }

    [Fact]
    public void An_event_moves_the_version_and_clears_failures()
    {
        var e = new ObjectEvent(ObjectEventType.Modified, new Pod { Metadata = new() { Name = "a", ResourceVersion = "20" } });
        var (state, action) = Reflector.Step(new ReflectorState.Watching("17", 3), new ReflectorInput.Event(e));
        Assert.Equal(new ReflectorState.Watching("20", 0), state);
        Assert.Equal(new ReflectorAction.Apply(e), action);
    }

    [Fact]
    public void A_bookmark_only_moves_the_version()
    {
        var e = new ObjectEvent(ObjectEventType.Bookmark, new Pod { Metadata = new() { ResourceVersion = "30" } });
        var (state, action) = Reflector.Step(new ReflectorState.Watching("17", 0), new ReflectorInput.Event(e));
        Assert.Equal(new ReflectorState.Watching("30", 0), state);
        Assert.Equal(new ReflectorAction.Seen("30"), action);
    }

    [Fact]
    public void A_watch_that_ended_in_order_goes_on_from_where_it_was() =>
        Assert.Equal((new ReflectorState.Watching("17", 0), new ReflectorAction.GoOn()), Reflector.Step(new ReflectorState.Watching("17", 0), new ReflectorInput.Ended()));

    [Fact]
    public void A_version_that_is_gone_is_listed_anew_at_once()
    {
        Assert.Equal((new ReflectorState.Unlisted(1), new ReflectorAction.GoOn()), Reflector.Step(new ReflectorState.Watching("17", 0), new ReflectorInput.Failed(Gone)));
        var error = new ObjectEvent(ObjectEventType.Error, null, Gone.Status);
        Assert.Equal((new ReflectorState.Unlisted(1), new ReflectorAction.GoOn()), Reflector.Step(new ReflectorState.Watching("17", 0), new ReflectorInput.Event(error)));
    }

    [Fact]
    public void A_server_that_lists_but_never_watches_is_not_asked_in_a_hot_loop()
    {
        ReflectorState state = new ReflectorState.Watching("17", 0);
        var pauses = 0;
        for (var i = 0; i < 5; i++)
        {
            (state, var action) = Reflector.Step(state, new ReflectorInput.Failed(Gone));
            if (action is ReflectorAction.Pause) pauses++;
            (state, _) = Reflector.Step(state, new ReflectorInput.Listed(new([], "18")));
        }

        Assert.Equal(4, pauses);
    }

    [Fact]
    public void A_broken_watch_resumes_after_a_pause_without_a_list() =>
        Assert.Equal((new ReflectorState.Watching("17", 1), new ReflectorAction.Pause(1, Refused)), Reflector.Step(new ReflectorState.Watching("17", 0), new ReflectorInput.Failed(Refused)));
}
