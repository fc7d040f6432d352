using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Revisions;

/// <summary>Writes revisions of one kind of owner.</summary>
internal sealed class RevisionControl(Kind ownerKind, IApiClient client, Informer<ControllerRevision> revisions, PendingWrites<ObjectKey> pending)
{
    /// <summary>The revision of the owner's present template, made or made the newest if need be, and the collisions met until then.</summary>
    public async Task<(ControllerRevision Revision, int Collisions)> EnsureAsync(IApiObject owner, PodTemplateSpec template, int collisions, IReadOnlyList<ControllerRevision> ordered, CancellationToken cancel)
    {
        var number = RevisionHistory.Next(ordered);
        var wanted = RevisionHistory.Make(ownerKind, owner, template, number, collisions);
        if (RevisionHistory.Find(ordered, wanted) is not { } found) return await CreateAsync(owner, template, number, collisions, cancel);
        if (!found.Renumber) return (found.Same, collisions);
        var newest = await client.UpdateAsync(found.Same with { Revision = number }, cancel);
        pending.Wrote(ObjectKey.Of(owner), revisions.Untyped, newest);
        return (newest, collisions);
    }

    public async Task DeleteAsync(IApiObject owner, ControllerRevision revision, CancellationToken cancel)
    {
        await client.TryDeleteAsync(ControllerRevisionKind.Kind, ObjectKey.Of(revision), new() { Preconditions = new() { Uid = revision.Metadata.Uid } }, cancel);
        pending.Deleted(ObjectKey.Of(owner), revisions.Untyped, revision);
    }

    private async Task<(ControllerRevision, int)> CreateAsync(IApiObject owner, PodTemplateSpec template, long number, int collisions, CancellationToken cancel)
    {
        // The label keeps the first hash however often the name collides, as upstream's does.
        var first = RevisionHistory.Make(ownerKind, owner, template, number, collisions);
        while (true)
        {
            var one = first with { Metadata = first.Metadata with { Name = RevisionNames.Of(owner.Metadata.Name, RevisionNames.HashOf(first.Data, collisions)) } };
            try
            {
                var made = await client.CreateAsync(one, null, cancel);
                pending.Wrote(ObjectKey.Of(owner), revisions.Untyped, made);
                return (made, collisions);
            }
            catch (ApiException e) when (e.IsAlreadyExists)
            {
                // Either an answer was lost and it is what was wanted, or another content has the name.
                var existing = await client.FindAsync<ControllerRevision>(ObjectKey.Of(one), cancel);
                if (existing is not null && RevisionContent.Same(existing.Data, one.Data)) return (existing, collisions);
                if (existing is not null) collisions++;
            }
        }
    }
}
