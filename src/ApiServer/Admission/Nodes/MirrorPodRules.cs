using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>The one sort of pod a node may create: the mirror of what it runs from a file, with the node as its owner.</summary>
internal static class MirrorPodRules
{
    public static async ValueTask CheckAsync(AdmissionRequest request, Pod pod, string node, ObjectStore store, CancellationToken cancel)
    {
        if (!pod.IsMirror()) throw request.Forbidden($"pod does not have \"kubernetes.io/config.mirror\" annotation, node \"{node}\" can only create mirror pods");
        if (pod.Spec.NodeName != node) throw request.Forbidden($"node \"{node}\" can only create pods with spec.nodeName set to itself");
        Owner(request, pod, node);
        var self = await store.FindAsync<Node>(NodeKind.Kind, "", node, cancel) ?? throw ApiErrors.NotFound(NodeKind.Kind, node);
        var owner = pod.Metadata.OwnerReferences[0];
        if (owner.Uid != self.Metadata.Uid) throw request.Forbidden($"node {node} UID mismatch: expected {owner.Uid} got {self.Metadata.Uid}");
        if (Reference(pod) is { } what) throw request.Forbidden($"node \"{node}\" can not create pods that reference {what}");
    }

    private static void Owner(AdmissionRequest request, Pod pod, string node)
    {
        var owners = pod.Metadata.OwnerReferences;
        if (owners.Count > 1) throw request.Forbidden($"node \"{node}\" can only create pods with a single owner reference set to itself");
        if (owners.IsEmpty || owners[0] is not { ApiVersion: "v1", Kind: "Node" } owner || owner.Name != node) throw request.Forbidden($"node \"{node}\" can only create pods with an owner reference set to itself");
        if (owner.Controller != true) throw request.Forbidden($"node \"{node}\" can only create pods with a controller owner reference set to itself");
        if (owner.BlockOwnerDeletion == true) throw request.Forbidden($"node \"{node}\" must not set blockOwnerDeletion on an owner reference");
    }

    private static string? Reference(Pod pod) => pod.Spec switch
    {
        { ServiceAccountName.Length: > 0 } => "a service account",
        _ when PodSecrets.Of(pod).Any() => "secrets",
        _ when PodReferences.ConfigMaps(pod).Any() => "configmaps",
        var spec when spec.Volumes.Any(static v => v.PersistentVolumeClaim is not null) => "persistentvolumeclaims",
        { ResourceClaims.IsEmpty: false } => "resourceclaims",
        _ => null,
    };
}
