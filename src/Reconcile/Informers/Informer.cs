using Keles.Api;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

/// <summary>A cache of one kind (in one namespace, under one selector) that follows the API, and tells handlers of every change.</summary>
/// <remarks>
/// Reads are safe from any thread. <c>dispatch</c> makes the order of changes the same for the cache and every handler, also for one that
/// comes late and is first told of all that is there; handlers run inside it and only note what to do. <c>gate</c> protects the
/// versions and who waits for them, and is taken inside <c>dispatch</c>, never the other way round.
/// </remarks>
public sealed partial class Informer
{
    private readonly Lock dispatch = new();
    private readonly Lock gate = new();
    private readonly ObjectCache cache = new();
    private readonly List<Action<ObjectChange>> handlers = [];
    private readonly List<(Func<bool> Holds, TaskCompletionSource Done)> waiting = [];
    private readonly IApiClient client;
    private readonly InformerScope scope;
    private readonly Surroundings around;
    private readonly ILogger log;
    private ulong seen;
    private bool synced;

    public Informer(IApiClient client, InformerScope scope, Surroundings around, ILogger log) =>
        (this.client, this.scope, this.around, this.log) = (client, scope, around, log);

    public InformerScope Scope => scope;

    public Kind Kind => scope.Kind;

    public int Count => cache.Count;

    /// <summary>The first list is in the cache.</summary>
    public bool HasSynced
    {
        get
        {
            lock (gate) return synced;
        }
    }

    public IApiObject? Get(ObjectKey key) => cache.Get(key);

    /// <summary>All objects, or those of a namespace, as they are now.</summary>
    public IReadOnlyList<IApiObject> List(string ns = "") => cache.List(ns);

    public IReadOnlyList<IApiObject> Find(string index, string value) => cache.Find(index, value);

    public void AddIndex(string name, Func<IApiObject, IEnumerable<string>> valuesOf) => cache.AddIndex(name, valuesOf);

    /// <summary>Calls the handler for every object there is and every change from then on, one at a time and in order. It must not wait.</summary>
    public void OnChange(Action<ObjectChange> handler)
    {
        lock (dispatch)
        {
            handlers.Add(handler);
            foreach (var value in cache.List("")) handler(new(null, value));
        }
    }

    public Task SyncedAsync(CancellationToken cancel) => WhenAsync(() => synced, Timeout.InfiniteTimeSpan, cancel);

    /// <summary>Waits until the cache shows everything up to a version, such as the one a write has answered with.</summary>
    /// <exception cref="TimeoutException">It did not within <see cref="ReconcileLimits.CacheCatchUp"/>.</exception>
    public Task WaitForAsync(string resourceVersion, CancellationToken cancel)
    {
        var version = ResourceVersions.Parse(resourceVersion);
        return WhenAsync(() => synced && seen >= version, ReconcileLimits.CacheCatchUp, cancel);
    }

    /// <summary>Waits until the cache knows that this very object was deleted, or is on its way out.</summary>
    /// <exception cref="TimeoutException">It did not within <see cref="ReconcileLimits.CacheCatchUp"/>.</exception>
    public Task WaitForDeletionAsync(ObjectKey key, string uid, CancellationToken cancel) =>
        WhenAsync(() => cache.Get(key) is not { Metadata.DeletionTimestamp: null } now || now.Metadata.Uid != uid, ReconcileLimits.CacheCatchUp, cancel);

    /// <summary>Waits until something holds of the object in the cache, or of null where there is none.</summary>
    /// <exception cref="TimeoutException">It did not within <see cref="ReconcileLimits.CacheCatchUp"/>.</exception>
    public Task WaitUntilAsync(ObjectKey key, Func<IApiObject?, bool> holds, CancellationToken cancel) =>
        WhenAsync(() => holds(cache.Get(key)), ReconcileLimits.CacheCatchUp, cancel);

    /// <summary>Follows the API until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var state = Reflector.Start;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            state = state is ReflectorState.Watching watching ? await WatchAsync(watching, cancel) : await ListAsync(state, cancel);
        }
    }

    private async Task<ReflectorState> ListAsync(ReflectorState state, CancellationToken cancel)
    {
        ReflectorInput input;
        try
        {
            input = new ReflectorInput.Listed(await client.ListAsync(scope.Kind, scope.Namespace, scope.ListQuery, cancel));
        }
        catch (ApiException e)
        {
            input = new ReflectorInput.Failed(e);
        }

        return await StepAsync(state, input, cancel);
    }

    private async Task<ReflectorState> WatchAsync(ReflectorState.Watching from, CancellationToken cancel)
    {
        ReflectorState state = from;
        ReflectorInput end;
        try
        {
            var query = scope.WatchQuery(from.ResourceVersion, around.Random.Jitter(ReconcileLimits.WatchTimeout, 1));
            await foreach (var e in client.WatchAsync(scope.Kind, scope.Namespace, query, cancel))
            {
                state = await StepAsync(state, new ReflectorInput.Event(e), cancel);
                if (e.Type == ObjectEventType.Error) return state;
            }

            end = new ReflectorInput.Ended();
        }
        catch (ApiException e)
        {
            end = new ReflectorInput.Failed(e);
        }

        return await StepAsync(state, end, cancel);
    }

    private async ValueTask<ReflectorState> StepAsync(ReflectorState state, ReflectorInput input, CancellationToken cancel)
    {
        var (next, action) = Reflector.Step(state, input);
        switch (action)
        {
            case ReflectorAction.Replace a: Replace(a.Page); break;
            case ReflectorAction.Apply a: Apply(a.Event); break;
            case ReflectorAction.Seen a: Saw(a.ResourceVersion); break;
            case ReflectorAction.Pause a:
                if (a.Why is { } why) Broken(log, scope, a.Failures, why.Message);
                await Task.Delay(Backoff.Standard.After(a.Failures, around.Random), around.Time, cancel);
                break;
        }

        return next;
    }

    private void Apply(ObjectEvent e)
    {
        lock (dispatch) Change(ObjectKey.Of(e.Object!), e.Type == ObjectEventType.Deleted ? null : e.Object, e.Object);
        Saw(e.ResourceVersion);
    }

    private void Replace(ObjectPage page)
    {
        lock (dispatch)
        {
            var listed = new HashSet<ObjectKey>(page.Items.Count);
            foreach (var item in page.Items)
            {
                listed.Add(ObjectKey.Of(item));
                Change(ObjectKey.Of(item), item, null);
            }

            foreach (var gone in cache.Except(listed)) Change(gone, null, null);
        }

        lock (gate) synced = true;
        Saw(page.ResourceVersion);
    }

    /// <param name="last">The final state of a deleted object, where the API told it.</param>
    private void Change(ObjectKey key, IApiObject? after, IApiObject? last)
    {
        var before = cache.Set(key, after);
        if (before is not null && after is not null)
        {
            if (before.Metadata.ResourceVersion == after.Metadata.ResourceVersion) return;
            if (before.Metadata.Uid != after.Metadata.Uid)
            {
                // Deleted and made again between two looks: two different objects for whoever counts by identity.
                Tell(new(before, null, FinalStateUnknown: true));
                before = null;
            }
        }

        if (after is null) before = last is not null && before is not null ? last : before;
        if (before is not null || after is not null) Tell(new(before, after, after is null && last is null));
    }

    private void Tell(ObjectChange change)
    {
        foreach (var handler in handlers) handler(change);
    }

    private void Saw(string resourceVersion)
    {
        List<TaskCompletionSource>? done = null;
        lock (gate)
        {
            seen = Math.Max(seen, ResourceVersions.Parse(resourceVersion));
            for (var i = waiting.Count - 1; i >= 0; i--)
            {
                if (!waiting[i].Holds()) continue;
                (done ??= []).Add(waiting[i].Done);
                waiting.RemoveAt(i);
            }
        }

        foreach (var one in done ?? []) one.TrySetResult();
    }

    private async Task WhenAsync(Func<bool> holds, TimeSpan limit, CancellationToken cancel)
    {
        TaskCompletionSource done;
        lock (gate)
        {
            if (holds()) return;
            done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((holds, done));
        }

        await using var giveUp = cancel.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetCanceled(), done);
        await using var timer = limit == Timeout.InfiniteTimeSpan ? null : around.Time.CreateTimer(
            _ => done.TrySetException(new TimeoutException($"the cache of {scope} is behind what was written")), null, limit, Timeout.InfiniteTimeSpan);
        try
        {
            await done.Task;
        }
        finally
        {
            lock (gate) waiting.RemoveAll(w => w.Done == done);
        }
    }
}
