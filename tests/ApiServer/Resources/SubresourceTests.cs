using Keles.Api.Apps.V1;
using Keles.Api.Autoscaling.V1;
using Keles.Api.Certificates.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>Scales, bindings and the parts of a pod that have a way of their own.</summary>
public sealed class SubresourceTests
{
    [Fact]
    public async Task A_scale_shows_and_changes_the_number_of_pods()
    {
        await using var server = await StartAsync();
        var before = await DeploymentAsync(server);
        var scale = await server.GetAsync<Scale>(DeploymentKind.Kind, "d", subresource: "scale");
        Assert.Equal((2, 0, "app=x,tier in (a,b)"), (scale.Spec.Replicas, scale.Status.Replicas, scale.Status.Selector));
        Assert.Equal((before.Metadata.Uid, before.Metadata.ResourceVersion), (scale.Metadata.Uid, scale.Metadata.ResourceVersion));

        var changed = await ScaleAsync(server, DeploymentKind.Kind, "d", scale with { Spec = new() { Replicas = 5 } });
        Assert.Equal(5, changed.Spec.Replicas);
        var after = await server.GetAsync<Deployment>(DeploymentKind.Kind, "d");
        Assert.Equal((5, 2L), (after.Spec.Replicas, after.Metadata.Generation));
        Assert.Contains(after.Metadata.ManagedFields, f => f.Subresource == "scale");
    }

    [Fact]
    public async Task A_patched_scale_is_a_changed_object()
    {
        await using var server = await StartAsync();
        await DeploymentAsync(server);
        Assert.Equal(0, (await server.PatchAsync<Scale>(DeploymentKind.Kind, "d", "{spec: {replicas: 0}}", "scale")).Spec.Replicas);
        Assert.Equal(0, (await server.GetAsync<Deployment>(DeploymentKind.Kind, "d")).Spec.Replicas);
    }

    [Fact]
    public async Task A_scale_of_an_old_version_conflicts()
    {
        await using var server = await StartAsync();
        await DeploymentAsync(server);
        var scale = await server.GetAsync<Scale>(DeploymentKind.Kind, "d", subresource: "scale");
        await ScaleAsync(server, DeploymentKind.Kind, "d", scale with { Spec = new() { Replicas = 3 } });
        var status = await RefusedAsync(() => ScaleAsync(server, DeploymentKind.Kind, "d", scale with { Spec = new() { Replicas = 4 } }));
        Assert.Equal((409, "Operation cannot be fulfilled on deployments.apps \"d\": the object has been modified; please apply your changes to the latest version and try again"), (status.Code, status.Message));
    }

    [Fact]
    public async Task A_scale_below_zero_is_invalid()
    {
        await using var server = await StartAsync();
        await DeploymentAsync(server);
        var status = await RefusedAsync(() => server.PatchAsync<Scale>(DeploymentKind.Kind, "d", "{spec: {replicas: -1}}", "scale"));
        Assert.Equal("Scale.autoscaling \"d\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0", status.Message);
    }

    [Fact]
    public async Task A_replication_controllers_plain_selector_is_text_in_its_scale()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<ReplicationController>(ReplicationControllerKind.Kind, "{metadata: {name: r}, spec: {replicas: 3, selector: {b: '2', a: '1'}, template: {metadata: {labels: {a: '1', b: '2'}}, spec: {containers: [{name: c, image: x}]}}}}");
        var scale = await server.GetAsync<Scale>(ReplicationControllerKind.Kind, "r", subresource: "scale");
        Assert.Equal((3, "a=1,b=2"), (scale.Spec.Replicas, scale.Status.Selector));
    }

    [Fact]
    public async Task A_binding_gives_a_pod_its_node_and_says_so()
    {
        await using var server = await StartAsync();
        await PodAsync(server);
        var answer = await server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p, annotations: {k: v}}, target: {kind: Node, name: n1}}");
        Assert.Equal(("Success", 201), (answer.Outcome!.StatusValue, answer.Code));
        var pod = await server.GetAsync<Pod>(PodKind.Kind, "p");
        Assert.Equal(("n1", "v", 1L), (pod.Spec.NodeName, pod.Metadata.Annotations["k"], pod.Metadata.Generation));
        Assert.True(PodConditions.IsTrue(pod.Status, PodConditions.Scheduled));
    }

    [Fact]
    public async Task A_pod_is_bound_once()
    {
        await using var server = await StartAsync();
        await PodAsync(server);
        await server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p}, target: {name: n1}}");
        var status = await RefusedAsync(() => server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p}, target: {name: n2}}"));
        Assert.Equal((409, "Conflict", "Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"n1\""), (status.Code, status.Reason, status.Message));
    }

    [Fact]
    public async Task A_gated_pod_and_a_pod_of_another_uid_are_not_bound()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {schedulingGates: [{name: wait}], containers: [{name: c, image: x}]}}");
        Assert.Equal(
            "Operation cannot be fulfilled on pods/binding \"p\": pod p has non-empty .spec.schedulingGates",
            (await RefusedAsync(() => server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p}, target: {name: n9}}"))).Message);
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: q}, spec: {containers: [{name: c, image: x}]}}");
        Assert.Equal(409, (await RefusedAsync(() => server.PostAsync(PodKind.Kind, "q", "binding", BindingKind.Kind, "{metadata: {name: q, uid: other}, target: {name: n9}}"))).Code);
    }

    [Fact]
    public async Task A_binding_without_target_or_of_an_absent_pod_is_refused()
    {
        await using var server = await StartAsync();
        await PodAsync(server);
        Assert.Equal("target.name: Required value", (await RefusedAsync(() => server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p}}"))).Message);
        Assert.Equal("pods \"absent\" not found", (await RefusedAsync(() => server.PostAsync(PodKind.Kind, "absent", "binding", BindingKind.Kind, "{metadata: {name: absent}, target: {name: n9}}"))).Message);
    }

    [Fact]
    public async Task The_old_way_to_bind_names_the_pod_in_the_body()
    {
        await using var server = await StartAsync();
        await PodAsync(server);
        var answer = await server.Api.CreateAsync(Request(BindingKind.Kind, "default", ""), Read(BindingKind.Kind, "{metadata: {name: p}, target: {name: n3}}"), CancellationToken.None);
        Assert.NotNull(answer.Outcome);
        Assert.Equal("n3", (await server.GetAsync<Pod>(PodKind.Kind, "p")).Spec.NodeName);
    }

    [Fact]
    public async Task Ephemeral_containers_are_added_and_nothing_else_changes()
    {
        await using var server = await StartAsync();
        await PodAsync(server);
        var pod = await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {labels: {x: z}}, spec: {nodeSelector: {a: b}, ephemeralContainers: [{name: debug, image: busybox, targetContainerName: c}]}}", "ephemeralcontainers");
        Assert.Equal("debug", Assert.Single(pod.Spec.EphemeralContainers.ToArray()).Name);
        Assert.True(pod.Metadata.Labels.IsEmpty);
        Assert.True(pod.Spec.NodeSelector.IsEmpty);
        Assert.Equal(2, pod.Metadata.Generation);
        var status = await RefusedAsync(() => server.PatchAsync<Pod>(PodKind.Kind, "p", "{spec: {ephemeralContainers: null}}", "ephemeralcontainers"));
        Assert.Contains("existing ephemeral containers \"debug\" may not be removed", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resize_changes_cpu_and_memory_but_not_the_class_of_service()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {containers: [{name: c, image: x, resources: {requests: {cpu: 100m}, limits: {cpu: 200m}}}]}}");
        var pod = await server.PatchAsync<Pod>(PodKind.Kind, "p", "{spec: {containers: [{name: c, image: ignored, resources: {requests: {cpu: 150m}, limits: {cpu: 300m}}}]}}", "resize");
        Assert.Equal(("150m", "x", 2L), (pod.Spec.Containers[0].Resources.Requests["cpu"].ToString(), pod.Spec.Containers[0].Image, pod.Metadata.Generation));
        var status = await RefusedAsync(() => server.PatchAsync<Pod>(PodKind.Kind, "p", "{spec: {containers: [{name: c, resources: {requests: {cpu: 150m}, limits: {cpu: 300m, example.com/gpu: '1'}}}]}}", "resize"));
        Assert.Contains("only cpu and memory resources are mutable", status.Message, StringComparison.Ordinal);
        status = await RefusedAsync(() => server.PatchAsync<Pod>(PodKind.Kind, "p", "{spec: {containers: [{name: c}]}}", "resize"));
        Assert.Contains("Pod QOS Class may not change as a result of resizing", status.Message, StringComparison.Ordinal);
        Assert.Contains("resource requests cannot be removed", status.Message, StringComparison.Ordinal);
    }

    private static async Task<Scale> ScaleAsync(TestServer server, Api.Kind kind, string name, Scale scale) =>
        (Scale)(await server.Api.UpdateAsync(Request(kind, "default", name, "scale"), scale, CancellationToken.None)).Value;

    private static Task<Pod> PodAsync(TestServer server) => server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {containers: [{name: c, image: x}]}}");

    private static Task<Deployment> DeploymentAsync(TestServer server) => server.CreateAsync<Deployment>(DeploymentKind.Kind, """
        {metadata: {name: d}, spec: {replicas: 2, selector: {matchLabels: {app: x}, matchExpressions: [{key: tier, operator: In, values: [b, a]}]},
         template: {metadata: {labels: {app: x, tier: a}}, spec: {containers: [{name: c, image: x}]}}}}
        """);
}
