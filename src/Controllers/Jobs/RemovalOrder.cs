using Keles.Api.Core.V1;

namespace Keles.Controllers.Jobs;

/// <summary>Which pods go first when a job has too many: those that have come least far.</summary>
internal sealed class RemovalOrder : IComparer<Pod>
{
    public static RemovalOrder Instance { get; } = new();

    public int Compare(Pod? x, Pod? y)
    {
        var (a, b) = (x!, y!);
        int c;
        if ((c = (a.Spec.NodeName.Length > 0).CompareTo(b.Spec.NodeName.Length > 0)) != 0) return c;
        if ((c = Phase(a).CompareTo(Phase(b))) != 0) return c;
        if ((c = a.IsReady().CompareTo(b.IsReady())) != 0) return c;
        if (a.IsReady() && (c = ReadySince(b).CompareTo(ReadySince(a))) != 0) return c;
        if ((c = Restarts(b).CompareTo(Restarts(a))) != 0) return c;
        if ((c = b.Metadata.CreationTimestamp.CompareTo(a.Metadata.CreationTimestamp)) != 0) return c;
        return string.CompareOrdinal(a.Metadata.Uid, b.Metadata.Uid);
    }

    private static int Phase(Pod pod) => pod.Status.Phase switch { PodPhases.Pending => 0, PodPhases.Unknown => 1, _ => 2 };

    private static Machinery.Time ReadySince(Pod pod) => PodConditions.Find(pod.Status, PodConditions.Ready)?.LastTransitionTime ?? default;

    private static int Restarts(Pod pod)
    {
        var most = 0;
        foreach (var status in pod.Status.ContainerStatuses) most = Math.Max(most, status.RestartCount);
        return most;
    }
}
