using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.DeviceTaintEviction;

/// <summary>Deletes pods that use devices whose taints they do not tolerate, or no longer.</summary>
internal static class DeviceTaintEvictionController
{
    private const string Name = "device-taint-eviction-controller";
    private const string Reason = "DeviceTaintManagerEviction";

    private static readonly PodCondition Disruption = new() { Type = PodConditions.DisruptionTarget, Status = "True", Reason = "DeletionByDeviceTaintManager", Message = "Device Taint manager: deleting due to NoExecute taint" };

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var events = context.EventsOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var pods = context.Informers.Of<Pod>();
        var claims = context.Informers.Of<ResourceClaim>();
        var slices = context.Informers.Of<ResourceSlice>();
        var devices = new TaintedDevices(slices);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        pods.OnChange(c =>
        {
            if (c.IsDeleted) Forget(c.Subject);
            if (c.After is { Spec.ResourceClaims.IsEmpty: false } pod && (c.Before is null || c.Before.Spec.NodeName != pod.Spec.NodeName || c.Before.Status.ResourceClaimStatuses != pod.Status.ResourceClaimStatuses)) queue.Add(ObjectKey.Of(pod));
        });
        claims.OnChange(c => Users(c.Subject));
        slices.OnChange(c =>
        {
            if (!TaintedDevices.Matters(c)) return;
            foreach (var claim in claims.List()) if (TaintedDevices.Uses(claim.Status.Allocation, c.Subject)) Users(claim);
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (pods.Get(key) is not { Metadata.DeletionTimestamp: null } pod || pod.IsTerminal()) return Requeue.Never;
            if (DeviceEvictionPlan.EvictAt(pod, n => claims.Get(key.Namespace, n), devices.Find) is not { } at)
            {
                if (Forget(pod)) events.Event(PodKind.Kind, pod, EventRecorder.Normal, Reason, "Cancelling deletion");
                return Requeue.Never;
            }

            lock (waiting) waiting.Add(pod.Metadata.Uid);
            if (at > context.Now) return Requeue.After(at - context.Now);
            events.Event(PodKind.Kind, pod, EventRecorder.Normal, Reason, "Marking for deletion");
            var told = PodConditions.With(pod.Status, Disruption, context.Now);
            if (told != pod.Status) await client.UpdateStatusAsync(pod with { Status = told }, cancel);
            await client.TryDeleteAsync(PodKind.Kind, key, new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancel);
            Forget(pod);
            DeviceTaintMetrics.Deleted(context.Now - at);
            return Requeue.Never;
        });

        bool Forget(Pod pod)
        {
            lock (waiting) return waiting.Remove(pod.Metadata.Uid);
        }

        void Users(ResourceClaim claim)
        {
            foreach (var user in claim.Status.ReservedFor) if (ClaimUse.IsPod(user)) queue.Add(new(claim.Metadata.Namespace, user.Name));
        }
    }
}
