using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Api.Storage.V1;

namespace Keles.ApiServer;

/// <summary>Which objects belong to which node: through the pods bound to it, their claims and the claims' volumes.</summary>
/// <remarks>The lock guards the counts and the follower. One object may be needed by several pods of a node, hence counts.</remarks>
internal sealed class NodeGraph
{
    private readonly Lock gate = new();
    private readonly ObjectStore store;
    private readonly CacheFollower pods;
    private readonly Dictionary<string, Dictionary<NodeObject, int>> nodes = new(StringComparer.Ordinal);

    public NodeGraph(ObjectStore store)
    {
        this.store = store;
        pods = new(store, PodKind.Kind, nodes.Clear, Change);
    }

    public bool Needs(string node, NodeObjectType type, string ns, string name)
    {
        lock (gate)
        {
            pods.Pull();
            if (!nodes.TryGetValue(node, out var needed)) return false;
            if (needed.ContainsKey(new(type, ns, name))) return true;
            return type == NodeObjectType.Secret && VolumesOf(needed).Any(v => SecretsOf(v).Contains((ns, name)));
        }
    }

    public bool HasPod(string node, string ns, string name) => (store.Cached(PodKind.Kind, ns, name)?.Object as Pod)?.Spec.NodeName == node;

    public bool HasVolume(string node, string name) => (store.Cached(PersistentVolumeKind.Kind, "", name)?.Object as PersistentVolume)?.Spec.ClaimRef is { } claim
        && Needs(node, NodeObjectType.Claim, claim.Namespace, claim.Name);

    public bool HasAttachment(string node, string name) => (store.Cached(VolumeAttachmentKind.Kind, "", name)?.Object as VolumeAttachment)?.Spec.NodeName == node;

    public bool HasSlice(string node, string name) => (store.Cached(ResourceSliceKind.Kind, "", name)?.Object as ResourceSlice)?.Spec.NodeName == node;

    private IEnumerable<PersistentVolume> VolumesOf(Dictionary<NodeObject, int> needed)
    {
        foreach (var (item, _) in needed)
        {
            if (item.Type == NodeObjectType.Claim
                && store.Cached(PersistentVolumeClaimKind.Kind, item.Namespace, item.Name)?.Object is PersistentVolumeClaim { Spec.VolumeName: { Length: > 0 } volume }
                && store.Cached(PersistentVolumeKind.Kind, "", volume)?.Object is PersistentVolume found) yield return found;
        }
    }

    private static IEnumerable<(string, string)> SecretsOf(PersistentVolume volume)
    {
        var spec = volume.Spec;
        var claim = spec.ClaimRef?.Namespace ?? "";
        SecretReference?[] plain =
        [
            spec.Csi?.NodePublishSecretRef, spec.Csi?.NodeStageSecretRef, spec.Csi?.NodeExpandSecretRef,
            spec.Cephfs?.SecretRef, spec.Cinder?.SecretRef, spec.FlexVolume?.SecretRef, spec.Iscsi?.SecretRef, spec.Rbd?.SecretRef, spec.ScaleIO?.SecretRef,
        ];
        foreach (var secret in plain)
        {
            if (secret is not null) yield return (secret.Namespace.Length > 0 ? secret.Namespace : claim, secret.Name);
        }

        if (spec.AzureFile is { } azure) yield return (azure.SecretNamespace ?? claim, azure.SecretName);
        if (spec.Storageos?.SecretRef is { } storage) yield return (storage.Namespace, storage.Name);
    }

    private void Change(StoredObject? before, StoredObject? after)
    {
        if (before?.Object is Pod { Spec.NodeName.Length: > 0 } old) Count(old, -1);
        if (after?.Object is Pod { Spec.NodeName.Length: > 0 } present) Count(present, 1);
    }

    private void Count(Pod pod, int by)
    {
        var node = pod.Spec.NodeName;
        if (!nodes.TryGetValue(node, out var needed)) nodes[node] = needed = [];
        foreach (var item in PodReferences.Of(pod))
        {
            var count = needed.GetValueOrDefault(item) + by;
            if (count > 0) needed[item] = count;
            else needed.Remove(item);
        }

        if (needed.Count == 0) nodes.Remove(node);
    }
}
