using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>What has to happen to the app containers of a pod that is initialized.</summary>
internal sealed record AppPlan
{
    public Items<int> Start { get; init; }

    public Items<ContainerKill> Kills { get; init; }

    public Items<ContainerUpdate> Updates { get; init; }

    /// <summary>How many run and go on running.</summary>
    public int Kept { get; init; }

    public static AppPlan For(Pod pod, RuntimePod runtime, ProbeVerdicts verdicts)
    {
        var plan = new AppPlan();
        for (var i = 0; i < pod.Spec.Containers.Count; i++)
        {
            plan = plan.With(i, pod, runtime, verdicts);
        }
        return plan;
    }

    private AppPlan With(int index, Pod pod, RuntimePod runtime, ProbeVerdicts verdicts)
    {
        var container = pod.Spec.Containers[index];
        if (runtime.Find(container.Name) is not { IsRunning: true } running)
        {
            return Starting(index, container, pod, runtime);
        }
        if (Fault(container, running, verdicts) is { } fault)
        {
            return Restarting(index, fault, RestartsAfter(fault, container, pod.Spec));
        }
        return ResizeRule.For(container, running) switch
        {
            Resize.InPlace => this with { Kept = Kept + 1, Updates = Updates.Add(new ContainerUpdate(running.Id, running.Name)) },
            Resize.ByRestart => this with
            {
                Start = Start.Add(index),
                Kills = Kills.Add(new ContainerKill(running.Id, running.Name, $"Container {running.Name} resize requires restart")),
            },
            _ => this with { Kept = Kept + 1 },
        };
    }

    private AppPlan Starting(int index, Container container, Pod pod, RuntimePod runtime)
    {
        if (!RestartRule.NeedsStart(container, pod, runtime))
        {
            return this;
        }
        // In an unknown state it may still run: never two instances at once.
        return runtime.Find(container.Name) is { State: RuntimeState.Unknown } unknown
            ? Restarting(index, new ContainerKill(unknown.Id, unknown.Name, "Container is in \"unknown\" state, try killing it before restart"), restarts: true, inEvent: false)
            : this with { Start = Start.Add(index) };
    }

    private static ContainerKill? Fault(Container container, RuntimeContainer running, ProbeVerdicts verdicts)
    {
        if (running.Hash.Length > 0 && running.Hash != ContainerHash.Of(container))
        {
            return new(running.Id, running.Name, $"Container {running.Name} definition changed");
        }
        if (verdicts.Liveness.Get(running.Id) == ProbeVerdict.Failure)
        {
            return new(running.Id, running.Name, $"Container {running.Name} failed liveness probe", KillReason.LivenessProbe);
        }
        return verdicts.Startup.Get(running.Id) == ProbeVerdict.Failure
            ? new(running.Id, running.Name, $"Container {running.Name} failed startup probe", KillReason.StartupProbe)
            : null;
    }

    /// <summary>A changed definition restarts whatever the policy says; a failed probe only where failures are restarted at all.</summary>
    private static bool RestartsAfter(ContainerKill fault, Container container, PodSpec spec) =>
        fault.Reason == KillReason.Other || (container.RestartPolicy is { Length: > 0 } own ? own : spec.RestartPolicy) != "Never";

    private AppPlan Restarting(int index, ContainerKill kill, bool restarts, bool inEvent = true) => this with
    {
        Start = restarts ? Start.Add(index) : Start,
        Kills = Kills.Add(restarts && inEvent ? kill with { Message = $"{kill.Message}, will be restarted" } : kill),
    };
}
