using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;

namespace Keles.Controllers.DaemonSets;

/// <summary>On which nodes a daemon must be started, which of its pods must go, and what its status counts.</summary>
internal sealed record DaemonPlan(IReadOnlyList<string> Create, IReadOnlyList<Pod> Delete, DaemonSetStatus Status)
{
    public const string HashLabel = "controller-revision-hash";

    public static DaemonPlan For(DaemonSet set, string hash, IReadOnlyList<Node> nodes, IReadOnlyList<Pod> owned, DateTimeOffset now)
    {
        var byNode = owned.ToLookup(DaemonFit.NodeOf, StringComparer.Ordinal);
        List<string> create = [];
        List<Pod> delete = [];
        var fits = nodes.OrderBy(static n => n.Metadata.Name, StringComparer.Ordinal).Select(n => (Name: n.Metadata.Name, Fit: DaemonFit.Of(set.Spec.Template.Spec, n))).ToArray();
        foreach (var (name, fit) in fits)
        {
            Pod[] here = [.. byNode[name].Where(static p => !p.IsBeingDeleted())];
            if (fit.ShouldRun && here.Length == 0 && !byNode[name].Any()) create.Add(name);
            else if (!fit.ShouldContinue) delete.AddRange(here);
            else Tidy(here, delete);
        }

        var known = fits.Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);
        delete.AddRange(owned.Where(p => !p.IsBeingDeleted() && !p.IsTerminal() && p.Spec.NodeName.Length == 0 && !known.Contains(DaemonFit.NodeOf(p))));
        if (set.Spec.UpdateStrategy.Type != "OnDelete") delete.AddRange(Outdated(set, hash, fits.Where(static f => f.Fit.ShouldRun).Select(static f => f.Name).ToArray(), byNode, delete, now));
        return new(create, delete, StatusOf(set, hash, fits, byNode, now));
    }

    /// <summary>Failed daemons are started anew; of several on one node the oldest stays.</summary>
    private static void Tidy(Pod[] here, List<Pod> delete)
    {
        delete.AddRange(here.Where(static p => p.IsTerminal()));
        delete.AddRange(here.Where(static p => !p.IsTerminal()).OrderByDescending(static p => p.Spec.NodeName.Length > 0).ThenBy(static p => p.Metadata.CreationTimestamp).Skip(1));
    }

    /// <summary>Pods of an earlier template that may go now without more than the allowed number being unavailable.</summary>
    private static IEnumerable<Pod> Outdated(DaemonSet set, string hash, string[] wanted, ILookup<string, Pod> byNode, List<Pod> leaving, DateTimeOffset now)
    {
        var allowed = Math.Max(1, set.Spec.UpdateStrategy.RollingUpdate?.MaxUnavailable?.Scale(wanted.Length, roundUp: true) ?? 1);
        var unavailable = 0;
        List<Pod> old = [];
        foreach (var node in wanted)
        {
            var pod = byNode[node].FirstOrDefault(p => !p.IsBeingDeleted() && !leaving.Contains(p));
            var available = pod is not null && pod.IsAvailable(set.Spec.MinReadySeconds, now);
            if (pod is not null && pod.Metadata.Labels.Get(HashLabel) != hash)
            {
                // One that is not available costs nothing, so it does not count against the limit.
                if (!available) yield return pod;
                else old.Add(pod);
            }

            if (!available) unavailable++;
        }

        foreach (var pod in old.Take(Math.Max(0, allowed - unavailable))) yield return pod;
    }

    private static DaemonSetStatus StatusOf(DaemonSet set, string hash, (string Name, DaemonFit Fit)[] fits, ILookup<string, Pod> byNode, DateTimeOffset now)
    {
        var (desired, current, misscheduled, ready, available, updated) = (0, 0, 0, 0, 0, 0);
        foreach (var (name, fit) in fits)
        {
            var oldest = byNode[name].Where(static p => p.Spec.NodeName.Length > 0 || !p.IsBeingDeleted()).OrderBy(static p => p.Metadata.CreationTimestamp).FirstOrDefault(static p => !p.IsBeingDeleted());
            if (!fit.ShouldRun)
            {
                if (oldest is not null) misscheduled++;
                continue;
            }

            desired++;
            if (oldest is null) continue;
            current++;
            if (oldest.IsReady()) ready++;
            if (oldest.IsAvailable(set.Spec.MinReadySeconds, now)) available++;
            if (oldest.Metadata.Labels.Get(HashLabel) == hash) updated++;
        }

        return set.Status with
        {
            ObservedGeneration = set.Metadata.Generation, DesiredNumberScheduled = desired, CurrentNumberScheduled = current, NumberMisscheduled = misscheduled,
            NumberReady = ready, NumberAvailable = available, NumberUnavailable = desired - available, UpdatedNumberScheduled = updated,
        };
    }
}
