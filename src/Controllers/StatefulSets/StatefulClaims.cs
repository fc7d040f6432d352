using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>The claims of a stateful set's pods, and who owns them: that decides what goes when the set or a pod does.</summary>
internal static class StatefulClaims
{
    /// <summary>The claims of one pod as the set's templates say.</summary>
    public static Items<PersistentVolumeClaim> Of(StatefulSet set, int ordinal) => set.Spec.VolumeClaimTemplates.Map(t => t with
    {
        // Within a set a template says its kind; of an object of its own the API does.
        ApiVersion = "",
        Kind = "",
        Metadata = t.Metadata with
        {
            Name = Ordinals.ClaimName(set, t, ordinal),
            Namespace = set.Metadata.Namespace,
            Labels = t.Metadata.Labels.Overlay(set.Spec.Selector!.MatchLabels),
        },
    });

    /// <summary>
    /// The claim's owners as the retention policy wants them, or null when they are right: the set while its deletion shall delete the claim, the
    /// pod once it was scaled away and that shall delete the claim. What an owner of an earlier life or another controller manages is left alone.
    /// </summary>
    public static Items<OwnerReference>? OwnersFor(StatefulSet set, Pod pod, int ordinal, PersistentVolumeClaim claim)
    {
        var owners = claim.Metadata.OwnerReferences;
        if (IsStale(owners, StatefulSetKind.Kind, set) || IsStale(owners, PodKind.Kind, pod)) return null;
        var rest = owners.Where(o => !Refers(o, StatefulSetKind.Kind, set) && !Refers(o, PodKind.Kind, pod));
        var (owningSet, owningPod) = (owners.Find(o => o.Uid == set.Metadata.Uid), owners.Find(o => o.Uid == pod.Metadata.Uid));
        if (IsManagedElsewhere(set, pod, owners)) return owningSet is null && owningPod is null ? null : rest;
        var (wantsSet, wantsPod) = Wanted(set, ordinal);
        var isRight = IsController(owningSet, wantsSet) && IsController(owningPod, wantsPod);
        if (isRight) return null;
        if (wantsPod) rest = rest.Add(Owners.ControllerOf(PodKind.Kind, pod));
        return wantsSet ? rest.Add(Owners.ControllerOf(StatefulSetKind.Kind, set)) : rest;
    }

    /// <summary>Somebody else manages the claim although the policy would have the set or its pod own it.</summary>
    public static bool IsManagedElsewhere(StatefulSet set, Pod pod, Items<OwnerReference> owners)
    {
        if (!Deletes(set).Any) return false;
        foreach (var owner in owners)
        {
            if (Refers(owner, StatefulSetKind.Kind, set))
            {
                if (owner.Uid != set.Metadata.Uid) return true;
            }
            else if (Refers(owner, PodKind.Kind, pod))
            {
                if (owner.Uid != pod.Metadata.Uid) return true;
            }
            else if (owner.Controller == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The claim is owned by an earlier pod of the name and goes with it: a new pod must wait until it is gone.</summary>
    public static bool IsDoomed(StatefulSet set, string pod, PersistentVolumeClaim claim) => Deletes(set).WhenScaled && IsStale(claim.Metadata.OwnerReferences, PodKind.Kind, new Pod { Metadata = new() { Name = pod } });

    private static (bool WhenDeleted, bool WhenScaled, bool Any) Deletes(StatefulSet set)
    {
        var policy = set.Spec.PersistentVolumeClaimRetentionPolicy;
        var (deleted, scaled) = (policy?.WhenDeleted == StatefulNames.Delete, policy?.WhenScaled == StatefulNames.Delete);
        return (deleted, scaled, deleted || scaled);
    }

    private static (bool Set, bool Pod) Wanted(StatefulSet set, int ordinal)
    {
        var deletes = Deletes(set);
        var isScaledAway = !Ordinals.Of(set).Contains(ordinal);
        return (deletes.WhenDeleted && !(deletes.WhenScaled && isScaledAway), deletes.WhenScaled && isScaledAway);
    }

    private static bool IsController(OwnerReference? owner, bool wanted) => wanted ? owner?.Controller == true : owner is null;

    private static bool IsStale(Items<OwnerReference> owners, Api.Kind kind, IApiObject named) => owners.Find(o => Refers(o, kind, named)) is { } owner && owner.Uid != named.Metadata.Uid;

    private static bool Refers(OwnerReference owner, Api.Kind kind, IApiObject named) => owner.ApiVersion == kind.ApiVersion && owner.Kind == kind.Name && owner.Name == named.Metadata.Name;
}
