using System.Globalization;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.StatefulSets;

/// <summary>Pods with an identity: a name, a host name and claims that stay the same whenever the pod is made anew.</summary>
internal static class StatefulPods
{
    public static Pod Make(StatefulSet set, StatefulRevision revision, int ordinal)
    {
        var pod = PodTemplates.Make(revision.Template, StatefulSetKind.Kind, set);
        pod = pod with
        {
            Metadata = pod.Metadata with { Name = Ordinals.NameOf(set, ordinal), GenerateName = "", Labels = pod.Metadata.Labels.With(StatefulNames.Revision, revision.Name) },
            Spec = pod.Spec with { Hostname = Ordinals.NameOf(set, ordinal), Subdomain = set.Spec.ServiceName },
        };
        return Conforming(set, pod, ordinal);
    }

    /// <summary>The pod with the labels of its identity and the volumes of its claims; the same pod where nothing is missing.</summary>
    public static Pod Conforming(StatefulSet set, Pod pod, int ordinal)
    {
        if (pod.Metadata.Labels.Get(StatefulNames.PodName) != pod.Metadata.Name)
        {
            var labels = pod.Metadata.Labels.With(StatefulNames.PodName, pod.Metadata.Name).With(StatefulNames.PodIndex, ordinal.ToString(CultureInfo.InvariantCulture));
            pod = pod with { Metadata = pod.Metadata with { Labels = labels } };
        }

        return HasStorage(set, pod, ordinal) ? pod : pod with { Spec = pod.Spec with { Volumes = Volumes(set, pod, ordinal) } };
    }

    public static string RevisionOf(Pod pod) => pod.Metadata.Labels.Get(StatefulNames.Revision) ?? "";

    public static bool IsRunningAndReady(Pod pod) => pod.Status.Phase == PodPhases.Running && pod.IsReady();

    /// <summary>Not to be counted on: not ready for long enough, on its way out or ended, whatever its conditions still say.</summary>
    public static bool IsUnavailable(Pod pod, int minReadySeconds, DateTimeOffset now) => pod.IsBeingDeleted() || !IsRunningAndReady(pod) || !pod.IsAvailable(minReadySeconds, now);

    private static bool HasStorage(StatefulSet set, Pod pod, int ordinal) => set.Spec.VolumeClaimTemplates.All(t =>
        pod.Spec.Volumes.Find(v => v.Name == t.Metadata.Name)?.PersistentVolumeClaim?.ClaimName == Ordinals.ClaimName(set, t, ordinal));

    /// <summary>A volume of the template that has a claim's name gives way to the claim.</summary>
    private static Items<Volume> Volumes(StatefulSet set, Pod pod, int ordinal)
    {
        var templates = set.Spec.VolumeClaimTemplates;
        var claims = templates.Select(t => new Volume { Name = t.Metadata.Name, PersistentVolumeClaim = new() { ClaimName = Ordinals.ClaimName(set, t, ordinal) } });
        return claims.AddRange(pod.Spec.Volumes.Where(v => !templates.Any(t => t.Metadata.Name == v.Name)));
    }
}
