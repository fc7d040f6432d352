using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.GarbageCollection;

/// <summary>Deletes what nobody owns any more, and carries out foreground and orphaning deletion.</summary>
internal sealed class GarbageCollector : IController
{
    private const string ControllerName = "generic-garbage-collector";

    /// <summary>How often it looks for kinds that are new.</summary>
    private static readonly TimeSpan KindsPeriod = TimeSpan.FromSeconds(1);

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly OwnerGraph graph = new();
    private readonly WorkQueue<GcItem> toDelete;
    private readonly WorkQueue<GcItem> toOrphan;
    private readonly Dictionary<string, InformerScope> followed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ApiVersion, string Kind), Kind> kinds = [];
    private readonly Lock gate = new();
    private IEnumerable<Kind>? known;

    private GarbageCollector(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(ControllerName);
        events = context.EventsOf("garbage-collector-controller");
        toDelete = context.Queue<GcItem>("garbage_collector_attempt_to_delete");
        toOrphan = context.Queue<GcItem>("garbage_collector_attempt_to_orphan");
        FollowKinds();
    }

    public string Name => ControllerName;

    public static IController Create(ControllerContext context) => new GarbageCollector(context);

    public Task RunAsync(CancellationToken cancel)
    {
        var deleting = context.Reconciler(toDelete, ReconcileAsync, workers: 10);
        var orphaning = context.Reconciler(toOrphan, OrphanAsync, workers: 5);
        return Together.RunAsync(Spawn("delete", deleting.RunAsync), Spawn("orphan", orphaning.RunAsync), Spawn("kinds", WatchKindsAsync));
        Task Spawn(string part, Func<CancellationToken, Task> run) => context.Around.Spawner.Spawn($"{Name}/{part}", _ => run(cancel));
    }

    private async Task WatchKindsAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(KindsPeriod, context.Time, cancel);
            FollowKinds();
        }
    }

    /// <summary>A resource is followed once, whatever becomes of its definition; what is no longer there is followed no longer.</summary>
    private void FollowKinds()
    {
        var present = context.Options.Kinds();
        if (ReferenceEquals(present, known)) return;
        known = present;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in present)
        {
            lock (gate) kinds[(kind.ApiVersion, kind.Name)] = kind;
            if (!IsFollowed(kind)) continue;
            names.Add(kind.QualifiedResource);
            var scope = new InformerScope(kind) { Metadata = OwnedObject.From };
            if (followed.TryAdd(kind.QualifiedResource, scope)) context.Informers.Of(scope).OnChange(c => OnChange(kind, c));
        }

        foreach (var (name, scope) in followed.Where(f => !names.Contains(f.Key)).ToArray())
        {
            followed.Remove(name);
            lock (gate) kinds.Remove((scope.Kind.ApiVersion, scope.Kind.Name));
            context.Informers.Stop(scope);
        }
    }

    /// <summary>Events own nothing and are owned by nothing, but there are many of them.</summary>
    private static bool IsFollowed(Kind kind) =>
        kind.IsStored && kind.StoredAs is null && kind.Name != "Event" && kind.Has(Verbs.List) && kind.Has(Verbs.Watch) && kind.Has(Verbs.Delete);

    private void OnChange(Kind kind, ObjectChange change)
    {
        var m = change.Subject.Metadata;
        var item = new GcItem(kind, ObjectKey.Of(change.Subject), m.Uid);
        if (change.After is null)
        {
            var was = graph.Get(item.Uid);
            graph.Remove(item.Uid);
            foreach (var dependent in graph.DependentsOf(item.Uid)) toDelete.Add(dependent.Item);
            foreach (var owner in was?.Owners ?? default) if (graph.Get(owner.Uid) is { WaitsForDependents: true } waiting) toDelete.Add(waiting.Item);
            return;
        }

        var before = graph.Get(item.Uid);
        var node = GcNode.Of(item, m);
        graph.Set(node);
        if (node is { BeingDeleted: true, Orphan: true }) toOrphan.Add(item);
        else if (node.WaitsForDependents) toDelete.Add(item);

        // All of them go before it, also those it does not wait for; but orphans stay.
        if (node is { WaitsForDependents: true, Orphan: false } && before is not { WaitsForDependents: true }) foreach (var dependent in graph.DependentsOf(item.Uid)) toDelete.Add(dependent.Item);

        // Owners it no longer has may have waited for it; owners nobody knows may never have been.
        foreach (var owner in before?.Owners ?? default)
        {
            if (!node.Blocks(owner.Uid) && graph.Get(owner.Uid) is { WaitsForDependents: true } waiting) toDelete.Add(waiting.Item);
        }

        if (node.Owners.Any(o => (!graph.IsSolid(o.Uid) || IsAnother(o)) && before?.Owners.Any(b => b.Uid == o.Uid) != true)) toDelete.Add(item);

        // What has the uid is called otherwise, or is in another namespace: only what is in none may own across them.
        bool IsAnother(OwnerReference owner) => graph.Find(owner.Uid) is { } it
            && ((it.Key.Namespace.Length > 0 && it.Key.Namespace != item.Key.Namespace) || it.Key.Name != owner.Name || it.Kind.Name != owner.Kind || it.Kind.ApiVersion != owner.ApiVersion);
    }

    private async Task<Requeue> ReconcileAsync(GcItem item, CancellationToken cancel)
    {
        if (await FindAsync(item, cancel) is not { } live) return Requeue.Never;
        var node = GcNode.Of(item, live.Metadata);
        var states = new Dictionary<string, OwnerState>(StringComparer.Ordinal);
        if (!node.BeingDeleted) foreach (var owner in node.Owners.ToArray()) states[owner.Uid] = await StateOfAsync(item, owner, cancel);
        switch (GcPlan.For(node, graph.DependentsOf(item.Uid), o => states[o.Uid]))
        {
            case GcAction.KeepOwners keep: await client.PatchAsync(item.Kind, item.Key, MetadataPatches.Owners(live.Metadata, keep.Owners), cancel: cancel); break;
            case GcAction.EndForeground: await FinishAsync(item, live, GcNode.ForegroundFinalizer, cancel); break;
            case GcAction.DeleteDependents delete:
                foreach (var dependent in delete.Blocking) if (!dependent.WaitsForDependents) toDelete.Add(dependent.Item);
                break;
            case GcAction.Delete delete:
                if (delete.Unblock) live = await client.PatchAsync(item.Kind, item.Key, MetadataPatches.Owners(live.Metadata, live.Metadata.OwnerReferences.Map(static o => o.BlockOwnerDeletion == true ? o with { BlockOwnerDeletion = false } : o)), cancel: cancel);
                var same = new Preconditions { Uid = item.Uid, ResourceVersion = live.Metadata.ResourceVersion };
                await client.TryDeleteAsync(item.Kind, item.Key, new() { PropagationPolicy = delete.Propagation, Preconditions = same }, cancel);
                break;
        }

        return Requeue.Never;
    }

    private async Task<Requeue> OrphanAsync(GcItem item, CancellationToken cancel)
    {
        if (await FindAsync(item, cancel) is not { } live) return Requeue.Never;
        foreach (var dependent in graph.DependentsOf(item.Uid))
        {
            if (await FindAsync(dependent.Item, cancel) is not { } one) continue;
            var left = one.Metadata.OwnerReferences.Where(o => o.Uid != item.Uid);
            if (left.Count < one.Metadata.OwnerReferences.Count) await client.PatchAsync(dependent.Item.Kind, dependent.Item.Key, MetadataPatches.Owners(one.Metadata, left), cancel: cancel);
        }

        await FinishAsync(item, live, GcNode.OrphanFinalizer, cancel);
        return Requeue.Never;
    }

    private async Task FinishAsync(GcItem item, IApiObject live, string finalizer, CancellationToken cancel)
    {
        if (!live.Metadata.Finalizers.Contains(finalizer)) return;
        await client.PatchAsync(item.Kind, item.Key, MetadataPatches.Finalizers(live.Metadata, live.Metadata.Finalizers.Where(f => f != finalizer)), cancel: cancel);
    }

    /// <summary>The object as the server has it; null when it is gone or another one has its name.</summary>
    private async Task<IApiObject?> FindAsync(GcItem item, CancellationToken cancel)
    {
        try
        {
            return await client.GetAsync(item.Kind, item.Key, null, cancel) is { } live && live.Metadata.Uid == item.Uid ? live : null;
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>The owner is in a namespace where this object could not be owned from.</summary>
    private void Tell(GcItem item, OwnerReference owner)
    {
        var subject = new ObjectReference { ApiVersion = item.Kind.ApiVersion, Kind = item.Kind.Name, Namespace = item.Key.Namespace, Name = item.Key.Name, Uid = item.Uid };
        var named = $"[{owner.ApiVersion}/{owner.Kind}, namespace: {item.Key.Namespace}, name: {owner.Name}, uid: {owner.Uid}]";
        events.Event(subject, EventRecorder.Warning, "OwnerRefInvalidNamespace", $"ownerRef {named} does not exist in namespace \"{item.Key.Namespace}\"");
    }

    private async Task<OwnerState> StateOfAsync(GcItem item, OwnerReference owner, CancellationToken cancel)
    {
        Kind? kind;
        lock (gate) kind = kinds.GetValueOrDefault((owner.ApiVersion, owner.Kind));
        if (kind is null) throw new ApiException($"no kind \"{owner.Kind}\" in {owner.ApiVersion}, which {item} names as its owner", null);

        // A cluster-wide object cannot be owned by one in a namespace: such a reference proves nothing.
        if (kind.Namespaced && item.Key.Namespace.Length == 0)
        {
            Tell(item, owner);
            return OwnerState.Impossible;
        }

        var found = await FindAsync(new(kind, new(kind.Namespaced ? item.Key.Namespace : "", owner.Name), owner.Uid), cancel);
        if (found is null)
        {
            if (kind.Namespaced && graph.Find(owner.Uid) is { } elsewhere && elsewhere.Key.Namespace != item.Key.Namespace) Tell(item, owner);
            return OwnerState.Absent;
        }

        return found.Metadata.DeletionTimestamp is not null && found.Metadata.Finalizers.Contains(GcNode.ForegroundFinalizer) ? OwnerState.Waiting : OwnerState.Solid;
    }
}
