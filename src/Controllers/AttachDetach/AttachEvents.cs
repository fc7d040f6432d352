using Keles.Api.Core.V1;
using Keles.Reconcile;

namespace Keles.Controllers.AttachDetach;

/// <summary>What pods are told of the attaching of their volumes, in upstream's words.</summary>
internal sealed class AttachEvents(EventRecorder events)
{
    public void Attached(WantedVolume volume)
    {
        foreach (var pod in volume.Pods) events.Event(PodKind.Kind, pod, EventRecorder.Normal, "SuccessfulAttachVolume", $"AttachVolume.Attach succeeded for volume \"{volume.Volume.Metadata.Name}\" ");
    }

    public void Failed(WantedVolume volume, string why)
    {
        foreach (var pod in volume.Pods) Warn(pod, $"AttachVolume.Attach failed for volume \"{volume.Volume.Metadata.Name}\" : {why}");
    }

    /// <param name="users">The pods on other nodes that have the volume.</param>
    public void Blocked(WantedVolume volume, IReadOnlyList<Pod> users)
    {
        foreach (var pod in volume.Pods)
        {
            string[] near = [.. users.Where(u => u.Metadata.Namespace == pod.Metadata.Namespace).Select(static u => u.Metadata.Name)];
            var far = users.Count - near.Length;
            var why = users.Count == 0 ? "Volume is already exclusively attached to one node and can't be attached to another"
                : near.Length == 0 ? $"Volume is already used by {far} pod(s) in different namespaces"
                : $"Volume is already used by pod(s) {string.Join(", ", near)}{(far > 0 ? $" and {far} pod(s) in different namespaces" : "")}";
            Warn(pod, $"Multi-Attach error for volume \"{volume.Volume.Metadata.Name}\" {why}");
        }
    }

    private void Warn(Pod pod, string message) => events.Event(PodKind.Kind, pod, EventRecorder.Warning, "FailedAttachVolume", message);
}
