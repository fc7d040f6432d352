using Keles.Api.Core.V1;
using Keles.Api.Nodes.V1;
using Keles.Api.Scheduling.V1;
using Keles.ApiServer.Tests.Resources;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>What admission does to pods.</summary>
public sealed class PodPluginTests
{
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    [Fact]
    public async Task A_pod_runs_as_the_default_account_and_finds_its_token()
    {
        await using var server = await AdmissionServer.StartAsync();
        var pod = await server.PodAsync("initContainers: [{name: i, image: x}]");
        Assert.Equal(("default", "default"), (pod.Spec.ServiceAccountName, pod.Spec.ServiceAccount));
        var volume = Assert.Single(pod.Spec.Volumes.ToArray());
        Assert.Matches("^kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}$", volume.Name);
        var sources = volume.Projected!.Sources;
        Assert.Equal((420, 3607L, "kube-root-ca.crt", "metadata.namespace"), (volume.Projected.DefaultMode, sources[0].ServiceAccountToken!.ExpirationSeconds, sources[1].ConfigMap!.Name, sources[2].DownwardAPI!.Items[0].FieldRef!.FieldPath));
        var mount = new VolumeMount { Name = volume.Name, ReadOnly = true, MountPath = MountPath };
        Assert.Equal([mount], pod.Spec.Containers[0].VolumeMounts.ToArray());
        Assert.Equal([mount], pod.Spec.InitContainers[0].VolumeMounts.ToArray());
    }

    [Fact]
    public async Task A_pod_may_do_without_its_token()
    {
        await using var server = await AdmissionServer.StartAsync();
        Assert.True((await server.PodAsync("automountServiceAccountToken: false")).Spec.Volumes.IsEmpty);
    }

    [Fact]
    public async Task An_account_may_do_without_tokens_unless_a_pod_wants_one()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: quiet}, automountServiceAccountToken: false, imagePullSecrets: [{name: pull}]}");
        var pod = await server.PodAsync("serviceAccountName: quiet");
        Assert.True(pod.Spec.Volumes.IsEmpty);
        Assert.Equal("pull", pod.Spec.ImagePullSecrets[0].Name);
        await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        pod = await server.PodAsync("serviceAccountName: quiet, automountServiceAccountToken: true, imagePullSecrets: [{name: own}]");
        Assert.Single(pod.Spec.Volumes.ToArray());
        Assert.Equal(["own"], pod.Spec.ImagePullSecrets.ToArray().Select(s => s.Name));
    }

    [Fact]
    public async Task A_container_with_something_at_the_tokens_place_keeps_it()
    {
        await using var server = await AdmissionServer.StartAsync();
        var pod = await server.PodAsync("volumes: [{name: v, emptyDir: {}}]", container: $"volumeMounts: [{{name: v, mountPath: {MountPath}}}]");
        Assert.Equal(["v"], pod.Spec.Volumes.ToArray().Select(v => v.Name));
    }

    [Fact]
    public async Task A_pod_of_an_absent_account_is_refused()
    {
        await using var server = await AdmissionServer.StartAsync();
        Assert.Equal("error looking up service account default/absent: serviceaccount \"absent\" not found", await server.RefusedPodAsync("serviceAccountName: absent"));
    }

    [Fact]
    public async Task A_default_account_that_comes_a_moment_later_is_waited_for()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: fresh}}");
        var waiting = server.CreateAsync<Pod>(PodKind.Kind, AdmissionServer.Pod(metadata: "namespace: fresh"));
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: default, namespace: fresh}}");
        Assert.Equal("default", (await waiting).Spec.ServiceAccountName);
    }

    [Fact]
    public async Task An_account_can_hold_its_pods_to_the_secrets_it_names()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: strict, annotations: {kubernetes.io/enforce-mountable-secrets: 'true'}}, secrets: [{name: mine}]}");
        await server.PodAsync("serviceAccountName: strict, volumes: [{name: s, secret: {secretName: mine}}]");
        Assert.Equal(
            "volume with secret.secretName=\"other\" is not allowed because service account strict does not reference that secret",
            await server.RefusedPodAsync("serviceAccountName: strict, volumes: [{name: s, secret: {secretName: other}}]"));
        Assert.Equal(
            "container c with envVar A referencing secret.secretName=\"other\" is not allowed because service account strict does not reference that secret",
            await server.RefusedPodAsync("serviceAccountName: strict", container: "env: [{name: A, valueFrom: {secretKeyRef: {name: other, key: k}}}]"));
    }

    [Theory]
    [InlineData("serviceAccountName: default", "a mirror pod may not reference service accounts")]
    [InlineData("volumes: [{name: s, secret: {secretName: x}}]", "a mirror pod may not reference secrets")]
    public async Task A_mirror_pod_reaches_for_nothing_in_the_cluster(string spec, string refusal)
    {
        await using var server = await AdmissionServer.StartAsync();
        Assert.Equal(refusal, await server.RefusedPodAsync($"nodeName: n1, {spec}", "annotations: {kubernetes.io/config.mirror: x}"));
        Assert.Equal("", (await server.PodAsync("nodeName: n1", "annotations: {kubernetes.io/config.mirror: x}")).Spec.ServiceAccountName);
    }

    [Fact]
    public async Task A_pod_gets_the_priority_of_its_class()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<PriorityClass>(PriorityClassKind.Kind, "{metadata: {name: high}, value: 1000, preemptionPolicy: Never}");
        var pod = await server.PodAsync("priorityClassName: high");
        Assert.Equal((1000, "Never"), (pod.Spec.Priority, pod.Spec.PreemptionPolicy));
        Assert.Equal("no PriorityClass with name absent was found", await server.RefusedPodAsync("priorityClassName: absent"));
        Assert.Equal(
            "the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 1000 from the given PriorityClass name",
            await server.RefusedPodAsync("priorityClassName: high, priority: 7"));
    }

    [Fact]
    public async Task A_pod_without_class_gets_everybodys_or_zero()
    {
        await using var server = await AdmissionServer.StartAsync();
        var pod = await server.PodAsync();
        Assert.Equal(("", 0, "PreemptLowerPriority"), (pod.Spec.PriorityClassName, pod.Spec.Priority, pod.Spec.PreemptionPolicy));
        await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        await server.CreateAsync<PriorityClass>(PriorityClassKind.Kind, "{metadata: {name: all}, value: 5, globalDefault: true}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        pod = await server.PodAsync();
        Assert.Equal(("all", 5), (pod.Spec.PriorityClassName, pod.Spec.Priority));
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<PriorityClass>(PriorityClassKind.Kind, "{metadata: {name: too}, value: 6, globalDefault: true}"));
        Assert.Equal("priorityclasses.scheduling.k8s.io \"too\" is forbidden: PriorityClass all is already marked as default. Only one default can exist", status.Message);
    }

    [Fact]
    public async Task A_pod_stays_five_minutes_on_a_node_that_does_not_answer_unless_it_says_otherwise()
    {
        await using var server = await AdmissionServer.StartAsync();
        var pod = await server.PodAsync("tolerations: [{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]");
        Assert.Equal([("node.kubernetes.io/unreachable", 10L), ("node.kubernetes.io/not-ready", 300L)], pod.Spec.Tolerations.ToArray().Select(t => (t.Key, t.TolerationSeconds!.Value)));
        await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        Assert.Single((await server.PodAsync("tolerations: [{operator: Exists}]")).Spec.Tolerations.ToArray());
    }

    [Fact]
    public async Task A_pod_takes_over_the_cost_and_the_places_of_its_runtime_class()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<RuntimeClass>(RuntimeClassKind.Kind, "{metadata: {name: vm}, handler: vm, overhead: {podFixed: {cpu: 100m}}, scheduling: {nodeSelector: {vm: 'true'}, tolerations: [{key: vm, operator: Exists}]}}");
        var pod = await server.PodAsync("runtimeClassName: vm, nodeSelector: {a: b}");
        Assert.Equal(Quantity.Parse("100m"), pod.Spec.Overhead["cpu"]);
        Assert.Equal(("true", "b"), (pod.Spec.NodeSelector["vm"], pod.Spec.NodeSelector["a"]));
        Assert.Contains(pod.Spec.Tolerations.ToArray(), t => t.Key == "vm");
        Assert.Equal("pod rejected: RuntimeClass \"absent\" not found", await server.RefusedPodAsync("runtimeClassName: absent"));
        Assert.Equal("conflict: runtimeClass.scheduling.nodeSelector[vm] = true; pod.spec.nodeSelector[vm] = false", await server.RefusedPodAsync("runtimeClassName: vm, nodeSelector: {vm: 'false'}"));
        Assert.Equal("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead", await server.RefusedPodAsync("runtimeClassName: vm, overhead: {cpu: 1}"));
        Assert.Equal("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead", await server.RefusedPodAsync("overhead: {cpu: 1}"));
    }

    [Fact]
    public async Task A_bound_pod_learns_the_zone_of_its_node()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1, labels: {topology.kubernetes.io/zone: z1, topology.kubernetes.io/region: r1, other: o}}}");
        await server.PodAsync();
        await server.PostAsync(PodKind.Kind, "p", "binding", BindingKind.Kind, "{metadata: {name: p}, target: {kind: Node, name: n1}}");
        var labels = (await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.Labels;
        Assert.Equal(("z1", "r1", 2), (labels["topology.kubernetes.io/zone"], labels["topology.kubernetes.io/region"], labels.Count));
    }
}
