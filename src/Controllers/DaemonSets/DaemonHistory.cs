using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Controllers.Revisions;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.DaemonSets;

/// <summary>Keeps each template of a daemon set as a revision, which rollback reads and whose hash the pods carry.</summary>
internal sealed class DaemonHistory(IApiClient client, Informer<ControllerRevision> revisions, Informer<DaemonSet> sets, PendingWrites<ObjectKey> pending)
{
    /// <summary>The hash of the present template, whose revision is there and the newest after this.</summary>
    public async Task<string> RecordAsync(DaemonSet set, CancellationToken cancel)
    {
        var key = ObjectKey.Of(set);
        var owned = await new Claimer(client).ClaimAsync(set, Selector.From(set.Spec.Selector), revisions.List(key.Namespace), cancel);
        var data = RevisionContent.Of(set.Spec.Template);
        var current = owned.Where(r => RevisionContent.Same(r.Data, data)).OrderBy(static r => r.Revision).LastOrDefault();
        var next = owned.Where(r => r != current).Select(static r => r.Revision).DefaultIfEmpty(0).Max() + 1;
        if (current is null) return await CreateAsync(set, data, next, cancel);
        if (current.Revision < next) pending.Wrote(key, revisions.Untyped, current = await client.UpdateAsync(current with { Revision = next }, cancel));
        return current.Metadata.Labels.Get(DaemonPlan.HashLabel) ?? current.Metadata.Name;
    }

    /// <summary>The oldest beyond the limit go, but none that a pod still has.</summary>
    public async Task TrimAsync(DaemonSet set, string hash, IReadOnlyList<Pod> owned, CancellationToken cancel)
    {
        ControllerRevision[] old = [.. revisions.ControlledBy(set.Metadata.Uid).Where(r => r.Metadata.Labels.Get(DaemonPlan.HashLabel) != hash).OrderBy(static r => r.Revision)];
        var live = owned.Select(static p => p.Metadata.Labels.Get(DaemonPlan.HashLabel)).ToHashSet();
        foreach (var one in old.Where(r => !live.Contains(r.Metadata.Labels.Get(DaemonPlan.HashLabel))).Take(Math.Max(0, old.Length - (set.Spec.RevisionHistoryLimit ?? 10))))
        {
            await client.TryDeleteAsync(ControllerRevisionKind.Kind, ObjectKey.Of(one), null, cancel);
            pending.Deleted(ObjectKey.Of(set), revisions.Untyped, one);
        }
    }

    private async Task<string> CreateAsync(DaemonSet set, RawJson data, long revision, CancellationToken cancel)
    {
        var hash = TemplateHash.Of(set.Spec.Template, set.Status.CollisionCount);
        var wanted = new ControllerRevision
        {
            Metadata = new()
            {
                Name = $"{set.Metadata.Name}-{hash}", Namespace = set.Metadata.Namespace, OwnerReferences = [Owners.ControllerOf(DaemonSetKind.Kind, set)],
                Labels = set.Spec.Template.Metadata.Labels.With(DaemonPlan.HashLabel, hash), Annotations = set.Metadata.Annotations,
            },
            Data = data,
            Revision = revision,
        };
        try
        {
            pending.Wrote(ObjectKey.Of(set), revisions.Untyped, await client.CreateAsync(wanted, null, cancel));
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var there = await client.GetAsync<ControllerRevision>(ObjectKey.Of(wanted), cancel);
            if (RevisionContent.Same(there.Data, data) && there.IsControlledBy(set))
            {
                // Made by a request whose answer was lost.
                pending.Wrote(ObjectKey.Of(set), revisions.Untyped, there);
                return hash;
            }

            // Two templates with one hash: the count goes into the next one.
            var fresh = await client.GetAsync<DaemonSet>(ObjectKey.Of(set), cancel);
            pending.Wrote(ObjectKey.Of(set), sets.Untyped, await client.UpdateStatusAsync(fresh with { Status = fresh.Status with { CollisionCount = (fresh.Status.CollisionCount ?? 0) + 1 } }, cancel));
            throw;
        }

        return hash;
    }
}
