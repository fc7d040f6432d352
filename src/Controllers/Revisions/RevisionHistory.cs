using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Revisions;

/// <summary>The revisions of one owner, oldest first, and what must become of them.</summary>
internal static class RevisionHistory
{
    public static IReadOnlyList<ControllerRevision> Ordered(IEnumerable<ControllerRevision> revisions) =>
        [.. revisions.OrderBy(static r => r.Revision).ThenBy(static r => r.Metadata.CreationTimestamp).ThenBy(static r => r.Metadata.Name, StringComparer.Ordinal)];

    /// <summary>The owner's present template as a revision that would be its newest.</summary>
    public static ControllerRevision Make(Kind ownerKind, IApiObject owner, PodTemplateSpec template, long number, int collisions)
    {
        var data = RevisionContent.Of(template);
        var hash = RevisionNames.HashOf(data, collisions);
        return new()
        {
            Metadata = new()
            {
                Name = RevisionNames.Of(owner.Metadata.Name, hash),
                Namespace = owner.Metadata.Namespace,
                Labels = template.Metadata.Labels.With(RevisionNames.HashLabel, hash),
                Annotations = owner.Metadata.Annotations,
                OwnerReferences = [Owners.ControllerOf(ownerKind, owner)],
            },
            Data = data,
            Revision = number,
        };
    }

    /// <summary>The number after the newest.</summary>
    public static long Next(IReadOnlyList<ControllerRevision> ordered) => ordered.Count == 0 ? 1 : ordered[^1].Revision + 1;

    /// <summary>Which revision says what the wanted one says, and whether it must be made the newest again; null when there is none and it must be made.</summary>
    public static (ControllerRevision Same, bool Renumber)? Find(IReadOnlyList<ControllerRevision> ordered, ControllerRevision wanted)
    {
        for (var i = ordered.Count - 1; i >= 0; i--)
        {
            if (RevisionContent.Same(ordered[i].Data, wanted.Data)) return (ordered[i], i < ordered.Count - 1);
        }

        return null;
    }

    /// <summary>The oldest that nothing lives by, beyond as many as are kept; a negative limit keeps all.</summary>
    public static IReadOnlyList<ControllerRevision> Surplus(IReadOnlyList<ControllerRevision> ordered, IReadOnlySet<string> live, int limit)
    {
        if (limit < 0) return [];
        ControllerRevision[] old = [.. ordered.Where(r => !live.Contains(r.Metadata.Name))];
        return old[..Math.Max(0, old.Length - limit)];
    }
}
