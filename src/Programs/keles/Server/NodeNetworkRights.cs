using Keles.Api.Core.V1;
using Keles.Api.Rbac.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Programs;

/// <summary>The rights of a node's network part: it follows services and tells its DNS server in the slices of kube-dns.</summary>
internal static class NodeNetworkRights
{
    /// <summary>The user that nodes' network parts are.</summary>
    public const string User = "keles:node-network";

    private static readonly ClusterRole Role = new()
    {
        Metadata = new() { Name = User },
        Rules =
        [
            new() { ApiGroups = [""], Resources = ["nodes", "services", "namespaces", "pods"], Verbs = ["get", "list", "watch"] },
            new() { ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"], Verbs = ["get", "list", "watch"] },
            new() { ApiGroups = ["", "events.k8s.io"], Resources = ["events"], Verbs = ["create", "patch", "update"] },
        ],
    };

    private static readonly Role Dns = new()
    {
        Metadata = new() { Name = User, Namespace = "kube-system" },
        Rules = [new() { ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"], Verbs = ["create", "update", "patch", "delete"] }],
    };

    private static readonly Items<Subject> Who = [new() { Kind = "User", Name = User, ApiGroup = "rbac.authorization.k8s.io" }];

    public static async Task EnsureAsync(IApiClient api, CancellationToken cancel)
    {
        await EnsureAsync(api, Role, static (found, wanted) => found with { Rules = wanted.Rules }, cancel);
        await EnsureAsync(api, Dns, static (found, wanted) => found with { Rules = wanted.Rules }, cancel);
        await EnsureAsync(api, new ClusterRoleBinding { Metadata = new() { Name = User }, RoleRef = Ref("ClusterRole"), Subjects = Who }, static (found, wanted) => found with { Subjects = wanted.Subjects }, cancel);
        await EnsureAsync(api, new RoleBinding { Metadata = new() { Name = User, Namespace = "kube-system" }, RoleRef = Ref("Role"), Subjects = Who }, static (found, wanted) => found with { Subjects = wanted.Subjects }, cancel);
    }

    private static RoleRef Ref(string kind) => new() { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = User };

    private static async Task EnsureAsync<T>(IApiClient api, T wanted, Func<T, T, T> merge, CancellationToken cancel) where T : class, IApiType<T>, IApiObject
    {
        var kind = Api.Kinds.Of<T>();
        try
        {
            var found = (T)await api.GetAsync(kind, ObjectKey.Of(wanted), null, cancel);
            var merged = merge(found, wanted);
            if (!merged.Equals(found)) await api.UpdateAsync(kind, merged, "", null, cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            await api.CreateAsync(kind, wanted, null, cancel);
        }
    }
}
