using Keles.Api;
using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What upstream leaves to its installer: the rights of nodes that join with a token, and of the network on nodes.</summary>
public static class NodeGrants
{
    /// <summary>The user that nodes' network parts are: they follow services and tell their DNS server in the slices of kube-dns.</summary>
    public const string NetworkUser = "keles:node-network";

    private const string RbacGroup = "rbac.authorization.k8s.io";

    private static readonly Items<string> Reading = ["get", "list", "watch"];

    private const string VolumesRole = "keles:node-volumes";

    private static readonly Subject Network = new() { Kind = "User", ApiGroup = RbacGroup, Name = NetworkUser };

    internal static IReadOnlyList<(Kind Kind, IApiObject Object)> All { get; } =
    [
        Bound("keles:node-bootstrapper", "system:node-bootstrapper", ToGroup("system:bootstrappers")),
        Bound("keles:node-autoapprove-bootstrap", "system:certificates.k8s.io:certificatesigningrequests:nodeclient", ToGroup("system:bootstrappers")),
        Bound("keles:node-autoapprove-certificate-rotation", "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient", ToGroup("system:nodes")),
        (ClusterRoleKind.Kind, new ClusterRole
        {
            Metadata = new ObjectMeta { Name = NetworkUser },
            Rules =
            [
                new PolicyRule { Verbs = Reading, ApiGroups = [""], Resources = ["namespaces", "nodes", "pods", "services"] },
                new PolicyRule { Verbs = Reading, ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"] },
                new PolicyRule { Verbs = Reading, ApiGroups = ["networking.k8s.io"], Resources = ["networkpolicies"] },
                new PolicyRule { Verbs = ["create", "patch", "update"], ApiGroups = ["", "events.k8s.io"], Resources = ["events"] },
            ],
        }),
        (ClusterRoleKind.Kind, new ClusterRole
        {
            Metadata = new ObjectMeta { Name = VolumesRole },
            // The node of a local volume removes its directory, and then the finalizer that waits for that.
            Rules = [new PolicyRule { Verbs = Reading.Add("update"), ApiGroups = [""], Resources = ["persistentvolumes"] }],
        }),
        Bound(VolumesRole, VolumesRole, ToGroup("system:nodes")),
        Bound(NetworkUser, NetworkUser, Network),
        (RoleKind.Kind, new Role
        {
            Metadata = new ObjectMeta { Name = NetworkUser, Namespace = "kube-system" },
            Rules = [new PolicyRule { Verbs = ["create", "update", "patch", "delete"], ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"] }],
        }),
        (RoleBindingKind.Kind, new RoleBinding
        {
            Metadata = new ObjectMeta { Name = NetworkUser, Namespace = "kube-system" },
            RoleRef = new RoleRef { ApiGroup = RbacGroup, Kind = "Role", Name = NetworkUser },
            Subjects = [Network],
        }),
    ];

    private static (Kind, IApiObject) Bound(string name, string role, Subject subject) => (ClusterRoleBindingKind.Kind, new ClusterRoleBinding
    {
        Metadata = new ObjectMeta { Name = name },
        RoleRef = new RoleRef { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = role },
        Subjects = [subject],
    });

    private static Subject ToGroup(string group) => new() { Kind = "Group", ApiGroup = RbacGroup, Name = group };
}
