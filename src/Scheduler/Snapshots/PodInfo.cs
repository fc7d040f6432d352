namespace Keles.Scheduler;

/// <summary>A pod with what scheduling asks of it, read once when the pod is first seen.</summary>
internal sealed class PodInfo
{
    private static readonly PodRequestsOptions AsRunning = new() { UseStatus = true };

    // Upstream's guess for containers that ask for nothing, so that they do not all land on one node.
    private static readonly PodRequestsOptions Guessed = AsRunning with
    {
        WhenMissing = OrderedMap<Quantity>.Of((ResourceNames.Cpu, Quantity.OfMilli(100)), (ResourceNames.Memory, Quantity.Of(200L << 20))),
    };

    public PodInfo(Pod pod)
    {
        Pod = pod;
        Key = ObjectKey.Of(pod);
        Requests = Amounts.Of(PodRequests.Of(pod, AsRunning));
        Scored = Amounts.Of(PodRequests.Of(pod, Guessed));
        Ports = HostPort.Of(pod.Spec);
        Claims = pod.Spec.Volumes.Where(static v => v.PersistentVolumeClaim is not null || v.Ephemeral is not null);
        var (near, far) = (pod.Spec.Affinity?.PodAffinity, pod.Spec.Affinity?.PodAntiAffinity);
        RequiredNear = Required(near?.RequiredDuringSchedulingIgnoredDuringExecution ?? default);
        RequiredFar = Required(far?.RequiredDuringSchedulingIgnoredDuringExecution ?? default);
        PreferredNear = Preferred(near?.PreferredDuringSchedulingIgnoredDuringExecution ?? default);
        PreferredFar = Preferred(far?.PreferredDuringSchedulingIgnoredDuringExecution ?? default);
    }

    public Pod Pod { get; }

    public ObjectKey Key { get; }

    public PodSignature Signature => field ??= new(this);

    public string Uid => Pod.Metadata.Uid;

    public string Namespace => Pod.Metadata.Namespace;

    public int Priority => Pod.Spec.Priority ?? 0;

    public Amounts Requests { get; }

    /// <summary>Requests with a guess where a container states none; only scores look at these.</summary>
    public Amounts Scored { get; }

    public Items<HostPort> Ports { get; }

    /// <summary>Its volumes that are claims, ephemeral ones too.</summary>
    public Items<Volume> Claims { get; }

    public Items<AffinityTerm> RequiredNear { get; }

    public Items<AffinityTerm> RequiredFar { get; }

    public Items<AffinityTerm> PreferredNear { get; }

    public Items<AffinityTerm> PreferredFar { get; }

    public bool HasAffinity => !RequiredNear.IsEmpty || !RequiredFar.IsEmpty || !PreferredNear.IsEmpty || !PreferredFar.IsEmpty;

    /// <summary>The name of a volume's claim; an ephemeral volume's is made of the pod's and its own.</summary>
    public string ClaimName(Volume volume) => volume.PersistentVolumeClaim?.ClaimName ?? $"{Pod.Metadata.Name}-{volume.Name}";

    private Items<AffinityTerm> Required(Items<PodAffinityTerm> terms) => terms.Select(t => new AffinityTerm(t, Namespace));

    private Items<AffinityTerm> Preferred(Items<WeightedPodAffinityTerm> terms) => terms.Select(t => new AffinityTerm(t.PodAffinityTerm, Namespace, t.Weight));
}
