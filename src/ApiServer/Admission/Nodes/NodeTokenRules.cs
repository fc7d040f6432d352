using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>A node asks for tokens of the accounts of its pods, bound to those pods.</summary>
internal static class NodeTokenRules
{
    public static async ValueTask CheckAsync(AdmissionRequest request, string node, ObjectStore store, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || request.Object is not TokenRequest wanted) return;
        if (wanted.Spec.BoundObjectRef is not { ApiVersion: "v1", Kind: "Pod" } bound || bound.Name.Length == 0) throw request.Forbidden("node requested token not bound to a pod");
        if (bound.Uid.Length == 0) throw request.Forbidden("node requested token with a pod binding without a uid");
        var pod = await store.FindAsync<Pod>(PodKind.Kind, request.Namespace, bound.Name, cancel) ?? throw ApiErrors.NotFound(PodKind.Kind, bound.Name);
        if (pod.Metadata.Uid != bound.Uid)
            throw request.Forbidden($"the UID in the bound object reference ({bound.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
        if (pod.Spec.NodeName != node) throw request.Forbidden("node requested token bound to a pod scheduled on a different node");
    }
}
