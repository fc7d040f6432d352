using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>The pods that are a set's own. After a write of which nobody knows what came of it they are read from the API: the cache may not show yet what it did.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects <c>doubtful</c>.</remarks>
internal sealed class OwnPods(IApiClient client, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    private readonly Claimer claimer = new(client);
    private readonly HashSet<ObjectKey> doubtful = [];
    private readonly Lock gate = new();

    /// <summary>The next look at the set does not trust the cache.</summary>
    public void Doubt(ObjectKey set)
    {
        lock (gate) doubtful.Add(set);
    }

    /// <summary>Of a set that is gone nothing need be known.</summary>
    public void Forget(ObjectKey set)
    {
        lock (gate) doubtful.Remove(set);
    }

    public async Task<IReadOnlyList<Pod>> OfAsync(StatefulSet set, Selector selector, CancellationToken cancel)
    {
        bool isDoubtful;
        lock (gate) isDoubtful = doubtful.Contains(ObjectKey.Of(set));
        return await claimer.ClaimAsync(set, selector, isDoubtful ? await ReadAsync(set, selector, cancel) : pods.CandidatesOf(set), cancel, p => Ordinals.Of(set, p) is not null);
    }

    private async Task<IReadOnlyList<Pod>> ReadAsync(StatefulSet set, Selector selector, CancellationToken cancel)
    {
        var key = ObjectKey.Of(set);
        var all = await client.ListAsync<Pod>(key.Namespace, new() { LabelSelector = selector.ToString() }, cancel);
        Pod[] found = [.. all.Items.Where(p => p.IsControlledBy(set))];
        foreach (var pod in found) pending.Wrote(key, pods.Untyped, pod);
        foreach (var gone in pods.ControlledBy(set.Metadata.Uid).Where(p => !found.Any(f => f.Metadata.Uid == p.Metadata.Uid) && selector.Matches(p.Metadata.Labels))) pending.Deleted(key, pods.Untyped, gone);
        Forget(key);
        return found;
    }
}
