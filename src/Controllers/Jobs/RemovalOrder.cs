using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;

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
        if (a.IsReady() && (c = Younger(ReadySince(a), ReadySince(b))) != 0) return c;
        if ((c = PodRestarts.Of(b).CompareTo(PodRestarts.Of(a))) != 0) return c;
        if ((c = Younger(a.Metadata.CreationTimestamp, b.Metadata.CreationTimestamp)) != 0) return c;
        return string.CompareOrdinal(a.Metadata.Uid, b.Metadata.Uid);
    }

    private static int Phase(Pod pod) => pod.Status.Phase switch { PodPhases.Pending => 0, PodPhases.Unknown => 1, _ => 2 };

    /// <summary>A time that nobody knows is the youngest.</summary>
    private static int Younger(Time a, Time b) => a.IsZero || b.IsZero ? b.IsZero.CompareTo(a.IsZero) : b.CompareTo(a);

    private static Time ReadySince(Pod pod) => PodConditions.Find(pod.Status, PodConditions.Ready)?.LastTransitionTime ?? default;
}
