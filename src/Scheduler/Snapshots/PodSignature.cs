namespace Keles.Scheduler;

/// <summary>All of a pod that decides where it may go, its volumes aside: pods from one template have equal ones, and what was found out for one of them holds for the next.</summary>
internal sealed class PodSignature : IEquatable<PodSignature>
{
    private readonly PodInfo pod;
    private readonly string images;
    private readonly int hash;

    public PodSignature(PodInfo pod)
    {
        this.pod = pod;
        var spec = pod.Pod.Spec;
        images = string.Join('\n', [.. spec.InitContainers.Select(static c => c.Image), "", .. spec.Containers.Select(static c => c.Image), "", .. spec.Volumes.Where(static v => v.Image is not null).Select(static v => v.Image!.Reference)]);
        hash = HashCode.Combine(pod.Namespace, pod.Pod.Metadata.Labels, pod.Requests, images, spec.NodeSelector, spec.Tolerations);
    }

    public bool Equals(PodSignature? other)
    {
        if (other is null || hash != other.hash) return false;
        var (mine, theirs) = (pod.Pod.Spec, other.pod.Pod.Spec);
        return pod.Namespace == other.pod.Namespace
            && pod.Pod.Metadata.Labels == other.pod.Pod.Metadata.Labels
            && pod.Requests == other.pod.Requests
            && pod.Scored == other.pod.Scored
            && pod.Ports == other.pod.Ports
            && images == other.images
            && mine.NodeName == theirs.NodeName
            && mine.NodeSelector == theirs.NodeSelector
            && mine.Affinity == theirs.Affinity
            && mine.Tolerations == theirs.Tolerations
            && mine.TopologySpreadConstraints == theirs.TopologySpreadConstraints;
    }

    public override bool Equals(object? obj) => Equals(obj as PodSignature);

    public override int GetHashCode() => hash;
}
