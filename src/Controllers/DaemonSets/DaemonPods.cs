using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.DaemonSets;

/// <summary>The pods of a daemon set by node: the scheduled first, then the oldest. Of those that ended and are being deleted nothing more is expected.</summary>
internal sealed class DaemonPods(DaemonSet set, string hash, IEnumerable<Pod> owned)
{
    /// <summary>The API counts the changes of a template here.</summary>
    public const string GenerationAnnotation = "deprecated.daemonset.template.generation";

    public const string GenerationLabel = "pod-template-generation";

    private readonly ILookup<string, Pod> byNode = owned.Where(static p => !(p.IsTerminal() && p.IsBeingDeleted()))
        .OrderBy(static p => p.Spec.NodeName.Length == 0).ThenBy(static p => p.Metadata.CreationTimestamp).ThenBy(static p => p.Metadata.Name, StringComparer.Ordinal)
        .ToLookup(DaemonFit.NodeOf, StringComparer.Ordinal);

    public IEnumerable<string> Nodes => byNode.Select(static g => g.Key);

    public Pod[] On(string node) => [.. byNode[node]];

    public bool IsUpdated(Pod pod) => pod.Metadata.Labels.Get(DaemonPlan.HashLabel) == hash
        || (set.Metadata.Annotations.Get(GenerationAnnotation) is { } generation && pod.Metadata.Labels.Get(GenerationLabel) == generation);

    public bool IsAvailable(Pod pod, DateTimeOffset now) => pod.IsAvailable(set.Spec.MinReadySeconds, now);

    /// <summary>The pod of the present template and the one of an earlier one that stay on a node; null when there are two of one sort.</summary>
    public (Pod? New, Pod? Old)? Updated(string node)
    {
        Pod? fresh = null, old = null;
        foreach (var pod in byNode[node])
        {
            if (pod.IsBeingDeleted()) continue;
            ref var place = ref IsUpdated(pod) ? ref fresh : ref old;
            if (place is not null) return null;
            place = pod;
        }

        return (fresh, old);
    }
}
