using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;
using Keles.Machinery;
using static Keles.ApiServer.Tests.Admission.AdmissionServer;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>What nodes may write.</summary>
public sealed class NodeRestrictionTests
{
    private const string Mirror = "annotations: {kubernetes.io/config.mirror: x}";

    [Fact]
    public async Task A_node_creates_itself_but_no_other_and_with_no_labels_that_others_rely_on()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1, labels: {kubernetes.io/hostname: n1, example.com/x: '1'}}}", user: Node("n1"));
        Assert.Equal("nodes \"n2\" is forbidden: node \"n1\" is not allowed to modify node \"n2\"", await RefusedAsync(() => server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n2}}", user: Node("n1"))));
        Assert.Equal(
            "nodes \"n3\" is forbidden: node \"n3\" is not allowed to set the following labels: a.node-restriction.kubernetes.io/b, kubernetes.io/role",
            await RefusedAsync(() => server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n3, labels: {a.node-restriction.kubernetes.io/b: x, kubernetes.io/role: master, node.kubernetes.io/own: x}}}", user: Node("n3"))));
    }

    [Fact]
    public async Task A_node_changes_neither_its_taints_nor_labels_that_others_rely_on()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1}}", user: Node("n1"));
        Assert.Equal("nodes \"n1\" is forbidden: node \"n1\" is not allowed to modify taints", await RefusedAsync(() => server.PatchAsync<Node>(NodeKind.Kind, "n1", "{spec: {taints: null}}", user: Node("n1"))));
        Assert.Equal("nodes \"n1\" is forbidden: is not allowed to modify labels: kubernetes.io/role", await RefusedAsync(() => server.PatchAsync<Node>(NodeKind.Kind, "n1", "{metadata: {labels: {kubernetes.io/role: x}}}", user: Node("n1"))));
        await server.PatchAsync<Node>(NodeKind.Kind, "n1", "{metadata: {labels: {topology.kubernetes.io/zone: z}}}", user: Node("n1"));
    }

    [Fact]
    public async Task A_node_says_what_its_own_pods_do()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.PodAsync("nodeName: n1");
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{status: {phase: Running}}", "status", user: Node("n1"));
        Assert.Equal(
            "pods \"p\" is forbidden: node \"n2\" can only update pod status for pods with spec.nodeName set to itself",
            await RefusedAsync(() => server.PatchAsync<Pod>(PodKind.Kind, "p", "{status: {phase: Failed}}", "status", user: Node("n2"))));
        Assert.Equal(
            "pods \"p\" is forbidden: node \"n2\" can only delete pods with spec.nodeName set to itself",
            await RefusedAsync(() => server.DeleteAsync<Pod>(PodKind.Kind, "p", user: Node("n2"))));
        Assert.True((await server.DeleteAsync<Pod>(PodKind.Kind, "p", new() { GracePeriodSeconds = 0 }, user: Node("n1"))).Gone);
    }

    [Fact]
    public async Task A_node_creates_mirrors_of_its_own_pods_alone()
    {
        await using var server = await AdmissionServer.StartAsync();
        var node = await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1}}", user: Node("n1"));
        string Owned(string name, string uid) => $"{Mirror}, ownerReferences: [{{apiVersion: v1, kind: Node, name: {name}, uid: {uid}, controller: true}}]";
        var mine = Owned("n1", node.Metadata.Uid);
        Assert.Equal("pod does not have \"kubernetes.io/config.mirror\" annotation, node \"n1\" can only create mirror pods", await server.RefusedPodAsync("nodeName: n1", user: Node("n1")));
        Assert.Equal("node \"n1\" can only create pods with spec.nodeName set to itself", await server.RefusedPodAsync("nodeName: n2", mine, user: Node("n1")));
        Assert.Equal("node \"n1\" can only create pods with an owner reference set to itself", await server.RefusedPodAsync("nodeName: n1", Mirror, user: Node("n1")));
        Assert.Equal($"node n1 UID mismatch: expected other got {node.Metadata.Uid}", await server.RefusedPodAsync("nodeName: n1", Owned("n1", "other"), user: Node("n1")));
        Assert.Equal("node \"n1\" can not create pods that reference configmaps", await server.RefusedPodAsync("nodeName: n1, volumes: [{name: v, configMap: {name: x}}]", mine, user: Node("n1")));
        await server.PodAsync("nodeName: n1", mine, user: Node("n1"));
    }

    [Fact]
    public async Task A_node_renews_its_own_lease()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: kube-node-lease}}");
        static string Lease(string name, string ns) => $"{{metadata: {{name: {name}, namespace: {ns}}}}}";
        await server.CreateAsync<Lease>(LeaseKind.Kind, Lease("n1", "kube-node-lease"), user: Node("n1"));
        Assert.Equal("leases.coordination.k8s.io \"n2\" is forbidden: can only access node lease with the same name as the requesting node", await RefusedAsync(() => server.CreateAsync<Lease>(LeaseKind.Kind, Lease("n2", "kube-node-lease"), user: Node("n1"))));
        Assert.Equal("leases.coordination.k8s.io \"n1\" is forbidden: can only access leases in the \"kube-node-lease\" system namespace", await RefusedAsync(() => server.CreateAsync<Lease>(LeaseKind.Kind, Lease("n1", "default"), user: Node("n1"))));
    }

    [Fact]
    public async Task Everybody_else_is_left_alone()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1, labels: {kubernetes.io/role: x}}}", user: new("system:node:n2", Groups: ["somebody"]));
    }

    private static async Task<string> RefusedAsync(Func<Task> act)
    {
        Status status = await TestServer.RefusedAsync(act);
        Assert.Equal(403, status.Code);
        return status.Message;
    }
}
