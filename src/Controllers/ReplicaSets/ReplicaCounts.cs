using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.ReplicaSets;

/// <summary>The numbers of a replica status.</summary>
internal sealed record ReplicaCounts(int Replicas, int FullyLabeled, int Ready, int Available, int Terminating)
{
    public static ReplicaCounts Of(ReplicaNeeds needs, IReadOnlyList<Pod> active, IReadOnlyList<Pod> owned, DateTimeOffset now)
    {
        var template = Selector.OfLabels(needs.TemplateLabels);
        return new(
            active.Count,
            active.Count(p => template.Matches(p.Metadata.Labels)),
            active.Count(static p => p.IsReady()),
            active.Count(p => p.IsAvailable(needs.MinReadySeconds, now)),
            owned.Count(static p => p.IsBeingDeleted() && !p.IsTerminal()));
    }
}
