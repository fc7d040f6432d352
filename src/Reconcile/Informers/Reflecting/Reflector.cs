using Keles.Client;

namespace Keles.Reconcile;

/// <summary>The rules of listing and watching: lists once, resumes from the last version seen, lists again only when that is gone.</summary>
internal static class Reflector
{
    public static ReflectorState Start { get; } = new ReflectorState.Unlisted(0);

    public static (ReflectorState State, ReflectorAction Action) Step(ReflectorState state, ReflectorInput input) => (state, input) switch
    {
        // Failures are kept past a good list: a server that lists well but refuses every watch must not be asked in a hot loop.
        (ReflectorState.Unlisted s, ReflectorInput.Listed i) => (new ReflectorState.Watching(i.Page.ResourceVersion, s.Failures), new ReflectorAction.Replace(i.Page)),
        (ReflectorState.Unlisted s, ReflectorInput.Failed i) => (new ReflectorState.Unlisted(s.Failures + 1), new ReflectorAction.Pause(s.Failures + 1, i.Error)),
        (ReflectorState.Watching s, ReflectorInput.Event i) => OnEvent(s, i.Value),
        (ReflectorState.Watching s, ReflectorInput.Ended) => (s, s.Failures == 0 ? new ReflectorAction.GoOn() : new ReflectorAction.Pause(s.Failures, null)),
        (ReflectorState.Watching s, ReflectorInput.Failed i) => OnFailure(s, i.Error),
        _ => throw new InvalidOperationException($"{input.GetType().Name} cannot happen while {state.GetType().Name}"),
    };

    private static (ReflectorState State, ReflectorAction Action) OnEvent(ReflectorState.Watching state, ObjectEvent e) => e.Type switch
    {
        ObjectEventType.Error => OnFailure(state, new ApiException(e.Status!)),
        ObjectEventType.Bookmark => (new ReflectorState.Watching(e.ResourceVersion, 0), new ReflectorAction.Seen(e.ResourceVersion)),
        _ => (new ReflectorState.Watching(e.ResourceVersion, 0), new ReflectorAction.Apply(e)),
    };

    private static (ReflectorState State, ReflectorAction Action) OnFailure(ReflectorState.Watching state, ApiException error)
    {
        var failures = state.Failures + 1;
        if (!error.IsGone) return (state with { Failures = failures }, new ReflectorAction.Pause(failures, error));
        return (new ReflectorState.Unlisted(failures), failures == 1 ? new ReflectorAction.GoOn() : new ReflectorAction.Pause(failures, error));
    }
}
