using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;

namespace Keles.Controllers.DaemonSets;

/// <summary>A daemon set's status, from the first pod of each node.</summary>
internal static class DaemonStatusPlan
{
    public static DaemonSetStatus For(DaemonSet set, IEnumerable<(string Name, DaemonFit Fit)> nodes, DaemonPods pods, DateTimeOffset now)
    {
        var (desired, current, misscheduled, ready, available, updated) = (0, 0, 0, 0, 0, 0);
        foreach (var (name, fit) in nodes)
        {
            var first = pods.On(name).FirstOrDefault();
            if (fit.ShouldRun) desired++;
            else if (first is not null) misscheduled++;
            if (!fit.ShouldRun || first is null) continue;
            current++;
            if (first.IsReady()) ready++;
            if (pods.IsAvailable(first, now)) available++;
            if (pods.IsUpdated(first)) updated++;
        }

        return set.Status with
        {
            ObservedGeneration = set.Metadata.Generation, DesiredNumberScheduled = desired, CurrentNumberScheduled = current, NumberMisscheduled = misscheduled,
            NumberReady = ready, NumberAvailable = available, NumberUnavailable = desired - available, UpdatedNumberScheduled = updated,
        };
    }
}
