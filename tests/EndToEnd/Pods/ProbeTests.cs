namespace Keles.EndToEnd.Tests.Pods;

public sealed class ProbeTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task A_pod_is_ready_while_its_readiness_probe_passes_and_in_its_service_too()
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, container: "readinessProbe: {exec: {command: [test, -f, /tmp/ready]}, periodSeconds: 1, failureThreshold: 1}"));
        await K.RunAsync("expose", "pod", "box", "--port=80");
        await K.WaitAsync("pod/box", "jsonpath={.status.containerStatuses[0].started}=true");
        Assert.Equal("False", await K.ReadAsync("pod box", """.status.conditions[?(@.type=="Ready")].status"""));
        await K.ShellAsync("box", "touch /tmp/ready");
        await K.ReadyAsync("box");
        const string slice = "endpointslice -l kubernetes.io/service-name=box";
        await K.WaitAsync(slice, "jsonpath={.endpoints[0].conditions.ready}=true");
        await K.ShellAsync("box", "rm /tmp/ready");
        await K.WaitAsync("pod/box", "condition=Ready=false");
        await K.WaitAsync(slice, "jsonpath={.endpoints[0].conditions.ready}=false");
    }

    [Theory]
    [InlineData("exec: {command: [test, -f, /tmp/index.html]}")]
    [InlineData("httpGet: {path: /index.html, port: 8080}")]
    [InlineData("tcpSocket: {port: 8080}")]
    public async Task A_container_whose_liveness_probe_fails_is_started_again(string probe)
    {
        const string script = "echo here > /tmp/index.html; httpd -f -p 8080 -h /tmp & echo $! > /tmp/server; trap 'exit 0' TERM; while :; do sleep 1; done";
        await RunPodAsync("box", script, container: $"livenessProbe: {{{probe}, periodSeconds: 1, failureThreshold: 1, initialDelaySeconds: 1}}");
        await K.ShellAsync("box", "rm /tmp/index.html; kill $(cat /tmp/server)");
        await K.WaitAsync("pod/box", "jsonpath={.status.containerStatuses[0].restartCount}=1");
        await K.ReadyAsync("box");
        var reasons = await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].reason");
        Assert.Contains("Unhealthy", reasons);
        Assert.Contains("Killing", reasons);
    }

    [Fact]
    public async Task The_other_probes_wait_for_the_startup_probe()
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, container: """
            startupProbe: {exec: {command: [test, -f, /tmp/up]}, periodSeconds: 1, failureThreshold: 100}
            livenessProbe: {exec: {command: [test, -f, /tmp/up]}, periodSeconds: 1, failureThreshold: 1}
            """));
        await K.WaitAsync("events --field-selector involvedObject.name=box,reason=Unhealthy", "create");
        await Eventually.TrueAsync("the probe was tried", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].message")).Contains("Startup probe failed", StringComparison.Ordinal));
        Assert.Equal("false", await K.ReadAsync("pod box", ".status.containerStatuses[0].started"));
        await K.ShellAsync("box", "touch /tmp/up");
        await K.ReadyAsync("box");
        Assert.Equal("0", await K.ReadAsync("pod box", ".status.containerStatuses[0].restartCount"));
    }
}
