using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A node writes what is its own: its node object, the status of its pods, its lease; nothing of other nodes.</summary>
internal sealed class NodeRestriction(ObjectStore store) : IAdmissionPlugin
{
    private const string LeaseNamespace = "kube-node-lease";

    public string Name => "NodeRestriction";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (NodeUser.NameOf(request.User) is not { } node) return;
        if (node.Length == 0) throw request.Forbidden($"could not determine node from user \"{request.User.Name}\"");
        var kind = request.Request.Kind;
        switch (kind.Group, kind.Plural, request.Request.Subresource)
        {
            case ("", "pods", ""):
                await PodAsync(request, node, cancel);
                break;
            case ("", "pods", "status"):
                PodStatus(request, node);
                break;
            case ("", "pods", "eviction"):
                await EvictionAsync(request, node, cancel);
                break;
            case ("", "pods", var other):
                throw request.Forbidden($"unexpected pod subresource \"{other}\", only 'status' and 'eviction' are allowed");
            case ("", "nodes", _):
                NodeObjectRules.Check(request, node);
                break;
            case ("", "persistentvolumeclaims", var part):
                ClaimStatus(request, node, part);
                break;
            case ("", "serviceaccounts", "token"):
                await NodeTokenRules.CheckAsync(request, node, store, cancel);
                break;
            case ("coordination.k8s.io", "leases", _):
                Lease(request, node);
                break;
            case ("storage.k8s.io", "csinodes", _):
                if (request.Name != node) throw request.Forbidden("can only access CSINode with the same name as the requesting node");
                break;
            case ("resource.k8s.io", "resourceslices", _):
                await SliceAsync(request, node, cancel);
                break;
        }
    }

    private async ValueTask PodAsync(AdmissionRequest request, string node, CancellationToken cancel)
    {
        switch (request.Operation)
        {
            case Operation.Create:
                await MirrorPodRules.CheckAsync(request, (Pod)request.Object!, node, store, cancel);
                break;
            case Operation.Delete:
                if (((Pod)request.Old!).Spec.NodeName != node) throw request.Forbidden($"node \"{node}\" can only delete pods with spec.nodeName set to itself");
                break;
            default:
                throw request.Forbidden($"unexpected operation \"{Word(request.Operation)}\", node \"{node}\" can only create and delete mirror pods");
        }
    }

    private static void PodStatus(AdmissionRequest request, string node)
    {
        if (request.Operation != Operation.Update) throw request.Forbidden($"unexpected operation \"{Word(request.Operation)}\"");
        var (now, before) = ((Pod)request.Object!, (Pod)request.Old!);
        if (before.Spec.NodeName != node) throw request.Forbidden($"node \"{node}\" can only update pod status for pods with spec.nodeName set to itself");
        if (!SameLabels(now.Metadata.Labels, before.Metadata.Labels)) throw request.Forbidden($"node \"{node}\" cannot update labels through pod status");
        if (!now.Status.ResourceClaimStatuses.AsSpan().SequenceEqual(before.Status.ResourceClaimStatuses.AsSpan())) throw request.Forbidden($"node \"{node}\" cannot update resource claim statuses");
    }

    private async ValueTask EvictionAsync(AdmissionRequest request, string node, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create) throw request.Forbidden($"unexpected operation {Word(request.Operation)}");
        var pod = await store.FindAsync<Pod>(PodKind.Kind, request.Namespace, request.Name, cancel) ?? throw ApiErrors.NotFound(PodKind.Kind, request.Name);
        if (pod.Spec.NodeName != node) throw request.Forbidden($"node {node} can only evict pods with spec.nodeName set to itself");
    }

    private static void ClaimStatus(AdmissionRequest request, string node, string part)
    {
        if (part != "status") throw request.Forbidden("may only update PVC status");
        if (request.Operation != Operation.Update) throw request.Forbidden($"unexpected operation \"{Word(request.Operation)}\"");
        PersistentVolumeClaim now = (PersistentVolumeClaim)request.Object!, before = (PersistentVolumeClaim)request.Old!;

        // A node that has grown a volume says how large it is now and nothing else.
        var rest = now with
        {
            Metadata = before.Metadata,
            Status = now.Status with
            {
                Capacity = before.Status.Capacity,
                Conditions = before.Status.Conditions,
                AllocatedResources = before.Status.AllocatedResources,
                AllocatedResourceStatuses = before.Status.AllocatedResourceStatuses,
            },
        };
        if (rest != before) throw request.Forbidden($"node \"{node}\" is not allowed to update fields other than status.capacity and status.conditions");
    }

    private static void Lease(AdmissionRequest request, string node)
    {
        if (request.Namespace != LeaseNamespace) throw request.Forbidden($"can only access leases in the \"{LeaseNamespace}\" system namespace");
        if (request.Name != node) throw request.Forbidden("can only access node lease with the same name as the requesting node");
    }

    private async ValueTask SliceAsync(AdmissionRequest request, string node, CancellationToken cancel)
    {
        var slice = (Api.Resource.V1.ResourceSlice?)(request.Operation == Operation.Delete ? request.Old : request.Object);
        if (slice is null) return;
        if (slice.Spec.NodeName is not { Length: > 0 } owner) throw request.Forbidden("can only create ResourceSlices for nodes with spec.nodeName set");
        if (owner != node) throw request.Forbidden("can only create ResourceSlice with the same NodeName as the requesting node");
        if (request.Operation == Operation.Create && await store.FindAsync<Node>(NodeKind.Kind, "", node, cancel) is null) throw ApiErrors.NotFound(NodeKind.Kind, node);
    }

    private static bool SameLabels(OrderedMap<string> a, OrderedMap<string> b) => a.Count == b.Count && a.All(l => b.Get(l.Key) == l.Value);

    private static string Word(Operation operation) => operation.ToString().ToUpperInvariant();
}
