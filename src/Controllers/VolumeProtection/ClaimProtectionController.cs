using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.VolumeProtection;

/// <summary>Keeps a claim until no pod uses it.</summary>
internal static class ClaimProtectionController
{
    private const string Name = "pvc-protection-controller";
    private const string Finalizer = "kubernetes.io/pvc-protection";
    private const string ByClaim = "claim";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var claims = context.Informers.Of<PersistentVolumeClaim>().Enqueue(queue);
        var pods = context.Informers.Of<Pod>();
        pods.AddIndex(ByClaim, static p => ClaimsOf(p).Select(static k => k.ToString()));
        pods.OnChange(c =>
        {
            foreach (var claim in ClaimsOf(c.Subject)) queue.Add(claim);
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (claims.Get(key) is not { } claim) return Requeue.Never;
            var has = claim.Metadata.Finalizers.Contains(Finalizer);
            if (claim.Metadata.DeletionTimestamp is null)
            {
                if (!has) await WriteAsync(claim.Metadata.Finalizers.Add(Finalizer));
            }
            else if (has && pods.Find(ByClaim, key.ToString()).Count == 0 && !await IsUsedAsync(client, key, cancel))
            {
                await WriteAsync(claim.Metadata.Finalizers.Where(static f => f != Finalizer));
            }

            return Requeue.Never;
            Task<PersistentVolumeClaim> WriteAsync(Items<string> finalizers) => client.UpdateAsync(claim with { Metadata = claim.Metadata with { Finalizers = finalizers } }, cancel);
        });
    }

    /// <summary>Asks the server itself: the cache may not show a pod that has just been bound.</summary>
    private static async Task<bool> IsUsedAsync(IApiClient client, ObjectKey claim, CancellationToken cancel) =>
        (await client.ListAsync<Pod>(claim.Namespace, cancel: cancel)).Items.Any(p => ClaimsOf(p).Contains(claim));

    /// <summary>The claims of a pod; one that was never scheduled uses none, for the kubelet will not start it with a claim on its way out.</summary>
    private static IEnumerable<ObjectKey> ClaimsOf(Pod pod)
    {
        if (pod.Spec.NodeName.Length == 0) yield break;
        foreach (var volume in pod.Spec.Volumes.ToArray())
        {
            if (volume.PersistentVolumeClaim is { } source) yield return new(pod.Metadata.Namespace, source.ClaimName);
            else if (volume.Ephemeral is not null) yield return new(pod.Metadata.Namespace, $"{pod.Metadata.Name}-{volume.Name}");
        }
    }
}
