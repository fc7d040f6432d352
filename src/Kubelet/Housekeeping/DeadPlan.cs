using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Housekeeping;

/// <summary>Which dead containers and sandboxes can go: all but the newest of each, which their pod's status and the previous log still need.</summary>
internal sealed record DeadPlan(IReadOnlyList<string> Containers, IReadOnlyList<string> Sandboxes)
{
    /// <param name="isWanted">Whether the node has the pod; of those it has not, somebody else removes everything.</param>
    public static DeadPlan For(IEnumerable<Proto.PodSandbox> sandboxes, IReadOnlyList<Proto.Container> containers, Func<string, bool> isWanted)
    {
        var dead = containers.GroupBy(c => (Uid: Label(c.Labels, RuntimeLabels.PodUid), Name: Label(c.Labels, RuntimeLabels.ContainerName)))
            .Where(g => isWanted(g.Key.Uid))
            .SelectMany(static g => Dead([.. g.OrderByDescending(c => c.CreatedAt)])).Select(c => c.Id).ToList();
        var kept = containers.Where(c => !dead.Contains(c.Id)).Select(c => c.PodSandboxId).ToHashSet(StringComparer.Ordinal);
        var empty = sandboxes.GroupBy(s => Label(s.Labels, RuntimeLabels.PodUid)).Where(g => isWanted(g.Key))
            .SelectMany(g => g.OrderByDescending(s => s.CreatedAt).Skip(1))
            .Where(s => s.State == Proto.PodSandboxState.SandboxNotready && !kept.Contains(s.Id)).Select(s => s.Id).ToList();
        return new DeadPlan(dead, empty);
    }

    /// <summary>Of one container. The newest, if it has not started yet, is about to: it is not the one that the previous log is of.</summary>
    private static IEnumerable<Proto.Container> Dead(IReadOnlyList<Proto.Container> newestFirst) =>
        newestFirst.Where(static c => c.State is Proto.ContainerState.ContainerExited).Skip(1)
            .Concat(newestFirst.Skip(1).Where(static c => c.State is Proto.ContainerState.ContainerCreated));

    private static string Label(IDictionary<string, string> labels, string name) => labels.TryGetValue(name, out var value) ? value : "";
}
