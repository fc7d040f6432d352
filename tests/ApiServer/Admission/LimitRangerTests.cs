using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>Limits of a namespace.</summary>
public sealed class LimitRangerTests
{
    [Fact]
    public async Task A_container_that_asks_for_nothing_gets_the_defaults_and_the_pod_says_so()
    {
        await using var server = await StartAsync("{type: Container, default: {cpu: 500m, memory: 1Gi}, defaultRequest: {cpu: 100m, memory: 1Gi}}");
        var pod = await server.PodAsync("initContainers: [{name: i, image: x}]", container: "resources: {limits: {cpu: 300m}}");
        var resources = pod.Spec.Containers[0].Resources;
        Assert.Equal(("300m", "1Gi", "300m"), (resources.Limits["cpu"].ToString(), resources.Limits["memory"].ToString(), resources.Requests["cpu"].ToString()));
        Assert.Equal("100m", pod.Spec.InitContainers[0].Resources.Requests["cpu"].ToString());
        Assert.Equal(
            "LimitRanger plugin set: memory request for container c; memory limit for container c; cpu, memory request for init container i; cpu, memory limit for init container i",
            pod.Metadata.Annotations["kubernetes.io/limit-ranger"]);
        Assert.Equal("Burstable", pod.Status.QosClass);
    }

    [Theory]
    [InlineData("{type: Container, max: {cpu: 1}, default: {cpu: 1}, defaultRequest: {cpu: 1}}", "{limits: {cpu: 2}}", "maximum cpu usage per Container is 1, but limit is 2")]
    [InlineData("{type: Container, min: {cpu: 100m}, default: {cpu: 1}, defaultRequest: {cpu: 1}}", "{requests: {cpu: 50m}}", "minimum cpu usage per Container is 100m, but request is 50m")]
    [InlineData("{type: Pod, max: {cpu: 1}}", "{requests: {cpu: 50m}}", "maximum cpu usage per Pod is 1.  No limit is specified")]
    [InlineData("{type: Pod, min: {memory: 1Gi}}", "{requests: {cpu: 50m}}", "minimum memory usage per Pod is 1Gi.  No request is specified")]
    [InlineData("{type: Container, maxLimitRequestRatio: {cpu: 2}}", "{requests: {cpu: 100m}, limits: {cpu: 300m}}", "cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000")]
    [InlineData("{type: Pod, max: {cpu: 1}, min: {memory: 1Gi}}", "{requests: {cpu: 50m}}", "[minimum memory usage per Pod is 1Gi.  No request is specified, maximum cpu usage per Pod is 1.  No limit is specified]")]
    public async Task A_pod_outside_the_limits_is_refused(string limits, string resources, string refusal)
    {
        await using var server = await StartAsync(limits);
        Assert.Equal(refusal, await server.RefusedPodAsync(container: $"resources: {resources}"));
    }

    [Fact]
    public async Task A_claim_outside_the_limits_is_refused()
    {
        await using var server = await StartAsync("{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 2Gi}}");
        static string Claim(string size) => $"{{metadata: {{name: c}}, spec: {{accessModes: [ReadWriteOnce], resources: {{requests: {{storage: {size}}}}}}}}}";
        Assert.Equal(
            "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi",
            (await TestServer.RefusedAsync(() => server.CreateAsync<PersistentVolumeClaim>(PersistentVolumeClaimKind.Kind, Claim("3Gi")))).Message);
        Assert.Equal(
            "persistentvolumeclaims \"c\" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 1Mi",
            (await TestServer.RefusedAsync(() => server.CreateAsync<PersistentVolumeClaim>(PersistentVolumeClaimKind.Kind, Claim("1Mi")))).Message);
        await server.CreateAsync<PersistentVolumeClaim>(PersistentVolumeClaimKind.Kind, Claim("2Gi"));
    }

    [Fact]
    public async Task A_resize_keeps_within_the_limits_too()
    {
        await using var server = await StartAsync("{type: Container, max: {cpu: 1}, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}");
        await server.PodAsync();
        var status = await TestServer.RefusedAsync(() => server.PatchAsync<Pod>(PodKind.Kind, "p", "{spec: {containers: [{name: c, resources: {requests: {cpu: 100m}, limits: {cpu: 3}}}]}}", "resize"));
        Assert.Equal("pods \"p\" is forbidden: maximum cpu usage per Container is 1, but limit is 3", status.Message);
    }

    private static async Task<TestServer> StartAsync(string item)
    {
        var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<LimitRange>(LimitRangeKind.Kind, $"{{metadata: {{name: l}}, spec: {{limits: [{item}]}}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        return server;
    }
}
