using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.VolumeProtection;

/// <summary>Keeps a volume while a claim is bound to it.</summary>
internal static class VolumeProtectionController
{
    private const string Name = "pv-protection-controller";
    private const string Finalizer = "kubernetes.io/pv-protection";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var volumes = context.Informers.Of<PersistentVolume>().Enqueue(queue);
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (volumes.Get(key) is not { } volume) return Requeue.Never;
            var finalizers = volume.Metadata.Finalizers;
            if (volume.Metadata.DeletionTimestamp is null) finalizers = finalizers.Contains(Finalizer) ? finalizers : finalizers.Add(Finalizer);
            else if (volume.Status.Phase != "Bound") finalizers = finalizers.Where(static f => f != Finalizer);
            if (finalizers.Count != volume.Metadata.Finalizers.Count) await client.UpdateAsync(volume with { Metadata = volume.Metadata with { Finalizers = finalizers } }, cancel);
            return Requeue.Never;
        });
    }
}
