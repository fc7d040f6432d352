using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Autoscaling.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Disruption;

/// <summary>How many pods the controllers of some pods want: from caches for the kinds everybody uses, by the scale subresource for all others.</summary>
internal sealed class PodScales(IApiClient client, Informers informers, Func<IEnumerable<Kind>> kinds)
{
    private readonly Informer<ReplicationController> controllers = informers.Of<ReplicationController>();
    private readonly Informer<ReplicaSet> replicaSets = informers.Of<ReplicaSet>();
    private readonly Informer<Deployment> deployments = informers.Of<Deployment>();
    private readonly Informer<StatefulSet> statefulSets = informers.Of<StatefulSet>();

    /// <summary>The sum over all controllers, each once, and the pods that have none.</summary>
    public async Task<(int Sum, IReadOnlyList<string> Unmanaged)> OfAsync(IReadOnlyList<Pod> pods, CancellationToken cancel)
    {
        var scales = new Dictionary<string, int>(StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var unmanaged = new List<string>();
        foreach (var pod in pods)
        {
            if (pod.Metadata.ControllerReference() is not { } owner) unmanaged.Add(pod.Metadata.Name);
            else if (asked.Add(owner.Uid))
            {
                var (uid, scale) = Known(owner, pod.Metadata.Namespace) ?? await AskAsync(owner, pod.Metadata.Namespace, cancel) ?? throw new DisruptionException($"found no controllers for pod \"{pod.Metadata.Name}\"");
                scales[uid] = scale;
            }
        }

        return (scales.Values.Sum(), unmanaged);
    }

    private (string Uid, int Scale)? Known(OwnerReference owner, string ns)
    {
        var slash = owner.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? "" : owner.ApiVersion[..slash], owner.Kind) switch
        {
            ("", "ReplicationController") => controllers.Get(ns, owner.Name) is { } c && c.Metadata.Uid == owner.Uid ? (owner.Uid, c.Spec.Replicas ?? 1) : null,
            ("apps" or "extensions", "ReplicaSet") => replicaSets.Get(ns, owner.Name) is { } r && r.Metadata.Uid == owner.Uid ? OfReplicaSet(r) : null,
            ("apps", "StatefulSet") => statefulSets.Get(ns, owner.Name) is { } s && s.Metadata.Uid == owner.Uid ? (owner.Uid, s.Spec.Replicas ?? 1) : null,
            _ => null,
        };
    }

    /// <summary>The sets of a deployment count as it: during an update they are several.</summary>
    private (string Uid, int Scale)? OfReplicaSet(ReplicaSet set)
    {
        if (set.Metadata.ControllerReference() is not { Kind: "Deployment" } owner) return (set.Metadata.Uid, set.Spec.Replicas ?? 1);
        return deployments.Get(set.Metadata.Namespace, owner.Name) is { } d && d.Metadata.Uid == owner.Uid ? (d.Metadata.Uid, d.Spec.Replicas ?? 1) : null;
    }

    private async Task<(string Uid, int Scale)?> AskAsync(OwnerReference owner, string ns, CancellationToken cancel)
    {
        var kind = kinds().FirstOrDefault(k => k.ApiVersion == owner.ApiVersion && k.Name == owner.Kind)
            ?? throw new DisruptionException($"no matches for kind \"{owner.Kind}\" in version \"{owner.ApiVersion}\"");
        if (kind.Subresource("scale") is null) throw new DisruptionException($"{kind.QualifiedResource} does not implement the scale subresource");
        try
        {
            var scale = (Scale)await client.GetSubresourceAsync(kind, new(ns, owner.Name), "scale", cancel);
            return scale.Metadata.Uid == owner.Uid ? (owner.Uid, scale.Spec.Replicas) : null;
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}
