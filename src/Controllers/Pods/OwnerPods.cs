using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Pods;

/// <summary>
/// The pods an owner may claim, from the cache; or from the API when a pod may have been made or deleted although the answer said otherwise.
/// The cache may be late then, and whoever trusts it makes one pod too many or takes one too many away.
/// </summary>
/// <remarks>Safe from any thread; <c>gate</c> protects <c>doubtful</c>. After a crash there is nothing to remember: the caches are listed anew.</remarks>
internal sealed class OwnerPods(IApiClient client, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    private readonly HashSet<ObjectKey> doubtful = [];
    private readonly Lock gate = new();

    /// <summary>Nobody knows what came of a write for this owner.</summary>
    public void Doubt(ObjectKey owner)
    {
        lock (gate) doubtful.Add(owner);
    }

    /// <summary>Of an owner that is gone nothing need be known.</summary>
    public void Forget(ObjectKey owner)
    {
        lock (gate) doubtful.Remove(owner);
    }

    /// <summary>The pods of the owner's namespace that it manages or nobody does; from the API all of them.</summary>
    public async Task<IEnumerable<Pod>> AroundAsync(IApiObject owner, CancellationToken cancel)
    {
        var key = ObjectKey.Of(owner);
        lock (gate) if (!doubtful.Contains(key)) return pods.CandidatesOf(owner);
        var all = await client.ListAsync<Pod>(key.Namespace, ListQuery.All, cancel);
        foreach (var pod in all.Items) if (pod.IsControlledBy(owner)) pending.Wrote(key, pods.Untyped, pod);
        foreach (var pod in pods.ControlledBy(owner.Metadata.Uid)) if (!all.Items.Any(p => p.Metadata.Uid == pod.Metadata.Uid)) pending.Deleted(key, pods.Untyped, pod);
        Forget(key);
        return all.Items;
    }
}
