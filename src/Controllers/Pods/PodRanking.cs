using System.Globalization;
using Keles.Api.Core.V1;

namespace Keles.Controllers.Pods;

/// <summary>The order in which pods go when there are too many: those whose loss costs least first, by upstream's rules.</summary>
/// <param name="Rank">How many pods of the same application share the pod's node.</param>
internal sealed record PodRanking(Pod Pod, int Rank)
{
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    private const double NanosecondsPerTick = 100;

    /// <summary>The <paramref name="count"/> pods to delete.</summary>
    /// <param name="related">Pods of the same application, of this owner and its siblings.</param>
    public static IReadOnlyList<Pod> Least(IReadOnlyList<Pod> pods, IReadOnlyList<Pod> related, int count, DateTimeOffset now)
    {
        if (count >= pods.Count) return pods;
        var perNode = related.Where(static p => p.IsActive()).GroupBy(static p => p.Spec.NodeName).ToDictionary(static g => g.Key, static g => g.Count());
        return [.. pods.Select(p => new PodRanking(p, perNode.GetValueOrDefault(p.Spec.NodeName))).Order(new Comparer(now)).Take(count).Select(static r => r.Pod)];
    }

    private static int Phase(Pod pod) => pod.Status.Phase switch { PodPhases.Pending => 0, PodPhases.Unknown => 1, _ => 2 };

    private static int Cost(Pod pod) => int.TryParse(pod.Metadata.Annotations.Get(DeletionCost), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) ? cost : 0;

    /// <summary>Ages on a logarithmic scale, of nanoseconds as upstream counts them: among pods of about the same age the choice is by uid, so that they do not all go in waves.</summary>
    private static int LogAge(DateTimeOffset since, DateTimeOffset now) => since < now ? (int)Math.Log2((now - since).Ticks * NanosecondsPerTick) : -1;

    private static DateTimeOffset? ReadySince(Pod pod) => PodConditions.Find(pod.Status, PodConditions.Ready) is { Status: "True", LastTransitionTime.IsZero: false } c ? c.LastTransitionTime.ToDateTimeOffset() : null;

    private static DateTimeOffset? CreatedAt(Pod pod) => pod.Metadata.CreationTimestamp.IsZero ? null : pod.Metadata.CreationTimestamp.ToDateTimeOffset();

    /// <remarks>Upstream asks for the uid at once where times differ by little, and for restarts only where they are the same second. That is no order (three pods may go round in a
    /// circle), so here restarts come before the uid in both cases.</remarks>
    private sealed class Comparer(DateTimeOffset now) : IComparer<PodRanking>
    {
        public int Compare(PodRanking? x, PodRanking? y)
        {
            var (a, b) = (x!.Pod, y!.Pod);
            int c;
            if ((c = (a.Spec.NodeName.Length > 0).CompareTo(b.Spec.NodeName.Length > 0)) != 0) return c;
            if ((c = Phase(a).CompareTo(Phase(b))) != 0) return c;
            if ((c = a.IsReady().CompareTo(b.IsReady())) != 0) return c;
            if ((c = Cost(a).CompareTo(Cost(b))) != 0) return c;
            if ((c = y.Rank.CompareTo(x.Rank)) != 0) return c;
            if (a.IsReady() && (c = Younger(ReadySince(a), ReadySince(b))) != 0) return c;
            if ((c = PodRestarts.Of(b).CompareTo(PodRestarts.Of(a))) != 0) return c;
            if ((c = Younger(CreatedAt(a), CreatedAt(b))) != 0) return c;
            return string.CompareOrdinal(a.Metadata.Uid, b.Metadata.Uid);
        }

        private int Younger(DateTimeOffset? a, DateTimeOffset? b) => (a, b) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            _ => LogAge(a.Value, now).CompareTo(LogAge(b.Value, now)),
        };
    }
}
