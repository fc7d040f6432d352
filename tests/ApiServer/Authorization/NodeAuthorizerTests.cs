namespace Keles.ApiServer.Tests;

/// <summary>What a node may do: its own things, and what its own pods need.</summary>
public sealed class NodeAuthorizerTests
{
    private static readonly string[] Objects =
    [
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop"},"spec":{"nodeName":"n1","serviceAccountName":"robot",
        "containers":[{"name":"c","image":"i","envFrom":[{"configMapRef":{"name":"env"}}],"env":[{"name":"E","valueFrom":{"secretKeyRef":{"name":"key","key":"k"}}}]}],
        "volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"data"}},{"name":"p","projected":{"sources":[{"configMap":{"name":"part"}},{"secret":{"name":"part"}}]}}],
        "imagePullSecrets":[{"name":"pull"}]}}
        """,
        """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"loose","namespace":"shop"},"spec":{"containers":[{"name":"c","image":"i","envFrom":[{"secretRef":{"name":"loose"}}]}]}}""",
        """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"mirror","namespace":"shop","annotations":{"kubernetes.io/config.mirror":"x"}},"spec":{"nodeName":"n1","containers":[{"name":"c","image":"i","envFrom":[{"secretRef":{"name":"mirrored"}}]}]}}""",
        """{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data","namespace":"shop"},"spec":{"accessModes":["ReadWriteOnce"],"volumeName":"disk","resources":{"requests":{"storage":"1Gi"}}}}""",
        """
        {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"disk"},"spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1Gi"},"claimRef":{"namespace":"shop","name":"data"},
        "csi":{"driver":"d.example.com","volumeHandle":"h","nodeStageSecretRef":{"namespace":"store","name":"disk-key"}}}}
        """,
    ];

    [Theory]
    [InlineData("get", "", "secrets", "", "shop", "key", true)]
    [InlineData("watch", "", "secrets", "", "shop", "key", true)]
    [InlineData("get", "", "secrets", "", "shop", "pull", true)]
    [InlineData("get", "", "secrets", "", "shop", "part", true)]
    [InlineData("get", "", "secrets", "", "store", "disk-key", true)]
    [InlineData("get", "", "secrets", "", "shop", "loose", false)]
    [InlineData("get", "", "secrets", "", "shop", "mirrored", false)]
    [InlineData("list", "", "secrets", "", "shop", "", false)]
    [InlineData("update", "", "secrets", "", "shop", "key", false)]
    [InlineData("get", "", "configmaps", "", "shop", "env", true)]
    [InlineData("get", "", "configmaps", "", "shop", "part", true)]
    [InlineData("get", "", "configmaps", "", "bank", "env", false)]
    [InlineData("get", "", "persistentvolumeclaims", "", "shop", "data", true)]
    [InlineData("patch", "", "persistentvolumeclaims", "status", "shop", "data", true)]
    [InlineData("get", "", "persistentvolumes", "", "", "disk", true)]
    [InlineData("get", "", "persistentvolumes", "", "", "other", false)]
    [InlineData("create", "", "serviceaccounts", "token", "shop", "robot", true)]
    [InlineData("create", "", "serviceaccounts", "token", "shop", "other", false)]
    [InlineData("get", "", "pods", "", "shop", "web", true)]
    [InlineData("get", "", "pods", "", "shop", "loose", false)]
    [InlineData("list", "", "pods", "", "", "", false)]
    [InlineData("create", "", "pods", "", "shop", "", true)]
    [InlineData("update", "", "pods", "status", "shop", "web", true)]
    [InlineData("create", "", "pods", "exec", "shop", "web", false)]
    [InlineData("get", "", "nodes", "", "", "n1", true)]
    [InlineData("get", "", "nodes", "", "", "n2", false)]
    [InlineData("patch", "", "nodes", "status", "", "n1", true)]
    [InlineData("update", "coordination.k8s.io", "leases", "", "kube-node-lease", "n1", true)]
    [InlineData("update", "coordination.k8s.io", "leases", "", "kube-node-lease", "n2", false)]
    [InlineData("update", "coordination.k8s.io", "leases", "", "kube-system", "n1", false)]
    [InlineData("create", "", "events", "", "shop", "", true)]
    [InlineData("list", "", "services", "", "", "", true)]
    [InlineData("delete", "", "services", "", "shop", "a", false)]
    [InlineData("create", "resource.k8s.io", "resourceslices", "", "", "", true)]
    [InlineData("get", "resource.k8s.io", "resourceslices", "", "", "x", false)]
    public async Task A_node_may_do_what_its_pods_need(string verb, string group, string resource, string subresource, string ns, string name, bool allowed)
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Objects);
        Assert.Equal(allowed, Ask(server, AccessRequest.ForResource(Node("n1"), verb, group, resource, ns, name, subresource)).IsAllowed);
    }

    [Fact]
    public async Task Another_node_may_read_none_of_it()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Objects);
        var verdict = Ask(server, AccessRequest.ForResource(Node("n2"), "get", "", "secrets", "shop", "key"));
        Assert.Equal((false, "no relationship found between node 'n2' and this object"), (verdict.IsAllowed, verdict.Reason));
    }

    [Theory]
    [InlineData("spec.nodeName=n1", true)]
    [InlineData("spec.nodeName=n2", false)]
    [InlineData("spec.nodeName!=n1", false)]
    [InlineData("", false)]
    public async Task Pods_are_listed_only_by_their_node(string selector, bool allowed)
    {
        await using var server = AccessServer.Start();
        Assert.Equal(allowed, Ask(server, AccessRequest.ForResource(Node("n1"), "watch", "", "pods") with { FieldSelector = selector }).IsAllowed);
    }

    [Fact]
    public async Task A_node_inside_the_process_lists_its_own_pods_too()
    {
        await using var server = AccessServer.Start();
        var request = new ResourceRequest(Node("n1"), Api.Core.V1.PodKind.Kind, "", "");
        await server.Parts.Access.CheckAsync(request, "list", "spec.nodeName=n1", CancellationToken.None);
        await Assert.ThrowsAsync<Client.ApiException>(async () => await server.Parts.Access.CheckAsync(request, "list", "", CancellationToken.None));
    }

    [Fact]
    public async Task Rights_end_with_the_pod()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Objects);
        var request = AccessRequest.ForResource(Node("n1"), "get", "", "configmaps", "shop", "env");
        Assert.True(Ask(server, request).IsAllowed);
        await server.DeleteAsync(Api.Core.V1.PodKind.Kind, "shop", "web");
        Assert.False(Ask(server, request).IsAllowed);
    }

    [Fact]
    public async Task The_name_of_a_node_without_its_group_is_nothing()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Objects);
        Assert.False(Ask(server, AccessRequest.ForResource(new UserIdentity("system:node:n1"), "get", "", "secrets", "shop", "key")).IsAllowed);
    }

    private static AccessVerdict Ask(AccessServer server, AccessRequest request) => server.Parts.Authorizer.Authorize(request);

    private static UserIdentity Node(string name) => new($"system:node:{name}", Groups: ["system:nodes", "system:authenticated"]);
}
