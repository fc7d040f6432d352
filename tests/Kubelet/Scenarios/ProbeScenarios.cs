using Keles.Api.Core.V1;
using Keles.Kubelet.Probes;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class ProbeScenarios
{
    private static readonly Probe Check = new() { Exec = new() { Command = ["check"] }, PeriodSeconds = 5, FailureThreshold = 3, SuccessThreshold = 1, TimeoutSeconds = 1 };

    [Fact]
    public void A_pod_is_ready_only_while_its_readiness_probe_succeeds()
    {
        using var node = new SimulatedNode().Start();
        var ready = false;
        node.Probes.Answer = _ => new ProbeAnswer(ready, "no");
        var pod = node.Put(APod.Named("a", APod.Running() with { ReadinessProbe = Check }));
        node.Until(pod, p => p.Status("c")?.State.Running is not null, "the container to run");
        node.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("False", node.Get(pod).Ready());
        Assert.Contains("Unhealthy: Readiness probe failed: no", node.Events(pod));
        ready = true;
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        ready = false;
        node.Until(pod, p => p.Ready() == "False", "the pod not to be ready any more");
        Assert.Equal(0, node.Get(pod).Status("c")!.RestartCount);
    }

    [Fact]
    public void A_container_whose_liveness_probe_fails_is_restarted()
    {
        using var node = new SimulatedNode().Start();
        node.Probes.Answer = t => new ProbeAnswer(t.Instance.RestartCount > 0, "dead");
        var pod = node.Put(APod.Named("a", APod.Running() with { LivenessProbe = Check }));
        node.Until(pod, p => p.Status("c") is { RestartCount: 1, State.Running: not null }, "the restart");
        node.Until(() => node.Events(pod).Contains("Killing: Container c failed liveness probe, will be restarted"), "the event");
        Assert.Contains("Unhealthy: Liveness probe failed: dead", node.Events(pod));
        node.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, node.Get(pod).Status("c")!.RestartCount);
    }

    [Fact]
    public void Until_the_startup_probe_succeeds_the_others_are_not_asked()
    {
        using var node = new SimulatedNode().Start();
        var up = false;
        node.Probes.Answer = t => new ProbeAnswer(t.Kind != ProbeKind.Startup || up, "starting");
        var pod = node.Put(APod.Named("a", APod.Running() with { StartupProbe = Check with { FailureThreshold = 30 }, LivenessProbe = Check, ReadinessProbe = Check }));
        node.Until(pod, p => p.Status("c")?.State.Running is not null, "the container to run");
        node.Advance(TimeSpan.FromSeconds(30));
        Assert.All(node.Probes.Made, m => Assert.Equal(ProbeKind.Startup, m.Kind));
        Assert.False(node.Get(pod).Status("c")!.Started);
        up = true;
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        // In its own period, which may come a moment later.
        node.Until(() => node.Probes.Made.Any(m => m.Kind == ProbeKind.Liveness), "the liveness probe");
    }

    [Fact]
    public void Where_nothing_is_restarted_a_dead_container_ends_the_pod()
    {
        using var node = new SimulatedNode().Start();
        node.Probes.Answer = _ => new ProbeAnswer(false, "dead");
        var pod = node.Put(APod.Named("a", APod.Running() with { LivenessProbe = Check }).Never());
        node.Until(pod, p => p.Status.Phase == "Failed", "the pod to fail");
    }

    [Fact]
    public void A_pod_in_the_nodes_own_network_is_probed_at_the_nodes_address()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { ReadinessProbe = Check }).With(s => s with { HostNetwork = true }));
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Equal("192.0.2.10", node.Get(pod).Status.PodIP);
        Assert.All(node.Probes.Addresses, a => Assert.Equal("192.0.2.10", a));
    }
}
