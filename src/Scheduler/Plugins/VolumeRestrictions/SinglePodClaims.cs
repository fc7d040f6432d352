namespace Keles.Scheduler;

/// <summary>The claims of a pod that only one pod may use, and how many pods use them now.</summary>
internal sealed class SinglePodClaims(Items<string> names, int users) : ICycleValue
{
    public int Users { get; set; } = users;

    public static SinglePodClaims Of(PodInfo pod, IClusterView cluster, Snapshot snapshot)
    {
        var names = pod.Claims.Where(v => cluster.Claim(new(pod.Namespace, pod.ClaimName(v)))?.Spec.AccessModes.Contains("ReadWriteOncePod") == true).Select(pod.ClaimName);
        var found = new SinglePodClaims(names, 0);
        if (!names.IsEmpty) foreach (var node in snapshot.Nodes) foreach (var other in node.Pods) found.Users += found.UsesOf(pod, other);
        return found;
    }

    public int UsesOf(PodInfo pod, PodInfo other) =>
        other.Namespace != pod.Namespace || other.Uid == pod.Uid ? 0 : other.Claims.Where(v => names.Contains(other.ClaimName(v))).Count;

    public ICycleValue Copy() => new SinglePodClaims(names, Users);
}
