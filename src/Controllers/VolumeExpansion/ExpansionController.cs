using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.VolumeExpansion;

/// <summary>Tells of claims that ask for more than they have. No volume of ours can grow by itself: that is for whoever provisioned it.</summary>
internal static class ExpansionController
{
    private const string Name = "expand-controller";

    private const string Message = "Ignoring the PVC: didn't find a plugin capable of expanding the volume; waiting for an external controller to process this PVC.";

    public static IController Create(ControllerContext context)
    {
        var events = context.EventsOf("volume_expand");
        var queue = context.Queue<ObjectKey>("volume_expand");
        var volumes = context.Informers.Of<PersistentVolume>();
        var claims = context.Informers.Of<PersistentVolumeClaim>();
        claims.OnChange(c =>
        {
            if (c.After is { } claim && AsksForMore(claim)) queue.Add(ObjectKey.Of(claim));
        });
        return context.Reconciler(queue, (key, _) =>
        {
            if (claims.Get(key) is { } claim && AsksForMore(claim) && volumes.Get("", claim.Spec.VolumeName)?.Spec.ClaimRef?.Uid == claim.Metadata.Uid)
            {
                events.Event(PersistentVolumeClaimKind.Kind, claim, EventRecorder.Normal, "ExternalExpanding", Message);
            }

            return Task.FromResult(Requeue.Never);
        });
    }

    /// <summary>A claim that has no volume yet asks for its first.</summary>
    public static bool AsksForMore(PersistentVolumeClaim claim) =>
        claim is { Metadata.DeletionTimestamp: null, Status.Phase: "Bound" }
        && claim.Spec.Resources.Requests.TryGetValue("storage", out var wanted) && claim.Status.Capacity.TryGetValue("storage", out var has) && wanted.CompareTo(has) > 0;
}
