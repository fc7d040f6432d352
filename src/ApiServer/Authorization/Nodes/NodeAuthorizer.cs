using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Lets each node's agent do what it needs for its own node and pods, and read only what those refer to.</summary>
internal sealed class NodeAuthorizer : IAuthorizer
{
    private const string LeaseNamespace = "kube-node-lease";

    private readonly NodeGraph graph;
    private readonly Items<PolicyRule> rules;

    public NodeAuthorizer(ObjectStore store)
    {
        graph = new(store);
        rules = BootstrapFacts.NodeRules;
    }

    public AccessVerdict Authorize(AccessRequest request)
    {
        if (NodeUser.NameOf(request.User) is not { } node) return AccessVerdict.NoOpinion();
        if (node.Length == 0) return AccessVerdict.NoOpinion($"unknown node for user {GoQuote.Quote(request.User.Name)}");
        if (!request.IsResource) return ByRules(request);
        return (request.Group, request.Resource) switch
        {
            ("", "secrets") => Read(node, NodeObjectType.Secret, request),
            ("", "configmaps") => Read(node, NodeObjectType.ConfigMap, request),
            ("", "persistentvolumeclaims") when request.Subresource == "status" => ClaimStatus(node, request),
            ("", "persistentvolumeclaims") => Get(request, node, () => graph.Needs(node, NodeObjectType.Claim, request.Namespace, request.Name)),
            ("", "persistentvolumes") => Get(request, node, () => graph.HasVolume(node, request.Name)),
            ("resource.k8s.io", "resourceclaims") => Get(request, node, () => graph.Needs(node, NodeObjectType.ResourceClaim, request.Namespace, request.Name)),
            ("storage.k8s.io", "volumeattachments") => Get(request, node, () => graph.HasAttachment(node, request.Name)),
            ("", "serviceaccounts") => ServiceAccount(node, request),
            ("coordination.k8s.io", "leases") => Lease(node, request),
            ("storage.k8s.io", "csinodes") => CsiNode(node, request),
            ("resource.k8s.io", "resourceslices") => ResourceSlice(node, request),
            ("", "nodes") => Node(node, request),
            ("", "pods") => Pod(node, request),
            _ => ByRules(request),
        };
    }

    private AccessVerdict ByRules(AccessRequest request) => rules.Any(r => r.Allows(request)) ? AccessVerdict.Allow() : AccessVerdict.NoOpinion();

    private AccessVerdict Read(string node, NodeObjectType type, AccessRequest request) => request switch
    {
        { Verb: not ("get" or "list" or "watch") } => AccessVerdict.NoOpinion("can only read resources of this type"),
        { Subresource.Length: > 0 } => AccessVerdict.NoOpinion("cannot read subresource"),
        { Namespace.Length: 0 } => AccessVerdict.NoOpinion("can only read namespaced object of this type"),
        { Name.Length: 0 } => AccessVerdict.NoOpinion("No Object name found"),
        _ => Related(node, graph.Needs(node, type, request.Namespace, request.Name)),
    };

    private static AccessVerdict Get(AccessRequest request, string node, Func<bool> related) => request switch
    {
        { Verb: not "get" } => AccessVerdict.NoOpinion("can only get individual resources of this type"),
        { Subresource.Length: > 0 } => AccessVerdict.NoOpinion("cannot get subresource"),
        { Name.Length: 0 } => AccessVerdict.NoOpinion("No Object name found"),
        _ => Related(node, related()),
    };

    private AccessVerdict ClaimStatus(string node, AccessRequest request) => request switch
    {
        { Verb: not ("update" or "patch") } => AccessVerdict.NoOpinion("can only get/update/patch this type"),
        _ => Related(node, graph.Needs(node, NodeObjectType.Claim, request.Namespace, request.Name)),
    };

    private AccessVerdict ServiceAccount(string node, AccessRequest request)
    {
        if (request is { Verb: "get", Subresource.Length: 0 })
            return Get(request, node, () => graph.Needs(node, NodeObjectType.ServiceAccount, request.Namespace, request.Name));
        if (request is not { Verb: "create", Subresource: "token", Name.Length: > 0 }) return AccessVerdict.NoOpinion("can only create tokens for individual service accounts");
        return Related(node, graph.Needs(node, NodeObjectType.ServiceAccount, request.Namespace, request.Name));
    }

    private static AccessVerdict Lease(string node, AccessRequest request) => request switch
    {
        { Verb: not ("get" or "create" or "update" or "patch" or "delete") } => AccessVerdict.NoOpinion("can only get, create, update, patch, or delete a node lease"),
        { Namespace: not LeaseNamespace } => AccessVerdict.NoOpinion($"can only access leases in the \"{LeaseNamespace}\" system namespace"),
        { Verb: not "create" } when request.Name != node => AccessVerdict.NoOpinion("can only access node lease with the same name as the requesting node"),
        _ => AccessVerdict.Allow(),
    };

    private static AccessVerdict CsiNode(string node, AccessRequest request) => request switch
    {
        { Verb: not ("get" or "create" or "update" or "patch" or "delete") } => AccessVerdict.NoOpinion("can only get, create, update, patch, or delete a CSINode"),
        { Subresource.Length: > 0 } => AccessVerdict.NoOpinion("cannot authorize CSINode subresources"),
        { Verb: not "create" } when request.Name != node => AccessVerdict.NoOpinion("can only access CSINode with the same name as the requesting node"),
        _ => AccessVerdict.Allow(),
    };

    /// <summary>Whose slice a new one is, is for the NodeRestriction plugin: only the body says it.</summary>
    private AccessVerdict ResourceSlice(string node, AccessRequest request) => request switch
    {
        { Subresource.Length: > 0 } => AccessVerdict.NoOpinion("cannot authorize ResourceSlice subresources"),
        { Verb: "create" } => AccessVerdict.Allow(),
        { Verb: "get" or "update" or "patch" or "delete", Name.Length: 0 } => AccessVerdict.NoOpinion("No Object name found"),
        { Verb: "get" or "update" or "patch" or "delete" } => Related(node, graph.HasSlice(node, request.Name)),
        { Verb: "watch" or "list" or "deletecollection" } => FieldSelectors.ExactValue(request.FieldSelector, "spec.nodeName") == node
            ? AccessVerdict.Allow()
            : AccessVerdict.NoOpinion("can only list/watch/deletecollection resourceslices with nodeName field selector"),
        _ => AccessVerdict.NoOpinion("only the following verbs are allowed for a ResourceSlice: get, watch, list, create, update, patch, delete, deletecollection"),
    };

    /// <summary>Which node object a node may write is for the NodeRestriction plugin: the name may be in the body only.</summary>
    private static AccessVerdict Node(string node, AccessRequest request) => request switch
    {
        { Subresource: "", Verb: "create" or "update" or "patch" } => AccessVerdict.Allow(),
        { Subresource: "", Verb: "get" or "list" or "watch", Name: "" } => AccessVerdict.NoOpinion($"node '{node}' cannot read all nodes, only its own Node object"),
        { Subresource: "", Verb: "get" or "list" or "watch" } => request.Name == node
            ? AccessVerdict.Allow()
            : AccessVerdict.NoOpinion($"node '{node}' cannot read '{request.Name}', only its own Node object"),
        { Subresource: "status", Verb: "update" or "patch" } => AccessVerdict.Allow(),
        _ => AccessVerdict.NoOpinion(),
    };

    private AccessVerdict Pod(string node, AccessRequest request) => request switch
    {
        { Subresource: "", Verb: "get" } => Get(request, node, () => graph.HasPod(node, request.Namespace, request.Name)),
        { Subresource: "", Verb: "list" or "watch" } => SelectsOwnPods(node, request)
            ? AccessVerdict.Allow()
            : AccessVerdict.NoOpinion("can only list/watch pods with spec.nodeName field selector"),
        { Subresource: "", Verb: "create" or "delete" } => AccessVerdict.Allow(),
        { Subresource: "status", Verb: "update" or "patch" } => AccessVerdict.Allow(),
        { Subresource: "eviction", Verb: "create" } => AccessVerdict.Allow(),
        _ => AccessVerdict.NoOpinion(),
    };

    private bool SelectsOwnPods(string node, AccessRequest request) =>
        FieldSelectors.ExactValue(request.FieldSelector, "spec.nodeName") == node
        || (request is { Namespace.Length: > 0, Name.Length: > 0 } && graph.HasPod(node, request.Namespace, request.Name));

    private static AccessVerdict Related(string node, bool related) =>
        related ? AccessVerdict.Allow() : AccessVerdict.NoOpinion($"no relationship found between node '{node}' and this object");
}
