using Keles.Api.Core.V1;

namespace Keles.Controllers.PodGarbage;

/// <summary>Pods that nobody will clean up: too many that ended, those of nodes that are gone, those that never were scheduled and are on their way out.</summary>
internal static class PodGarbagePlan
{
    public const string NodeGone = "its node is gone";
    public const string OutOfService = "its node is out of service";

    /// <param name="outOfService">Whether a node was declared dead by its taint and is not ready: what is stuck on it will never end by itself.</param>
    /// <param name="nodeExists">Asked for each node name.</param>
    public static IReadOnlyList<(Pod Pod, string Why)> For(IReadOnlyList<Pod> pods, Func<string, bool> nodeExists, Func<string, bool> outOfService, int threshold)
    {
        var garbage = new List<(Pod, string)>();
        Pod[] ended = [.. pods.Where(static p => p.IsTerminal()).OrderBy(static p => p.Metadata.CreationTimestamp)];
        foreach (var pod in ended.Take(threshold > 0 ? Math.Max(0, ended.Length - threshold) : 0)) garbage.Add((pod, "too many ended pods"));
        foreach (var pod in pods)
        {
            if (pod.Spec.NodeName.Length > 0 && !nodeExists(pod.Spec.NodeName)) garbage.Add((pod, NodeGone));
            else if (pod.Spec.NodeName.Length > 0 && pod.IsBeingDeleted() && outOfService(pod.Spec.NodeName)) garbage.Add((pod, OutOfService));
            else if (pod.Spec.NodeName.Length == 0 && pod.IsBeingDeleted()) garbage.Add((pod, "it was never scheduled and is being deleted"));
        }

        return garbage;
    }
}
