using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>What has to happen to the init containers: the next one to run, and sidecars to keep running.</summary>
internal sealed record InitPlan
{
    /// <summary>App containers may start.</summary>
    public bool Initialized { get; init; }

    /// <summary>An init container failed for good, and the pod with it.</summary>
    public bool Failed { get; init; }

    public Items<int> Start { get; init; }

    public Items<ContainerKill> Kills { get; init; }

    public Items<ContainerUpdate> Updates { get; init; }

    /// <remarks>
    /// Goes from the last to the first: the runtime may have removed old instances, so the latest init container with an instance says
    /// how far initialization is, and everything before it is done.
    /// </remarks>
    public static InitPlan For(Pod pod, RuntimePod runtime, ProbeVerdicts verdicts, string sandboxId)
    {
        var containers = pod.Spec.InitContainers;
        var plan = new InitPlan { Initialized = containers.IsEmpty || WasInitialized(pod, runtime, sandboxId) };
        var done = plan.Initialized;
        for (var i = containers.Count - 1; i >= 0 && !plan.Failed; i--)
        {
            if (runtime.Find(containers[i].Name) is not { } last)
            {
                plan = done && containers[i].IsSidecar() ? plan.Starting(i) : plan;
            }
            else if (!done || containers[i].IsSidecar())
            {
                plan = containers[i].IsSidecar() ? plan.WithSidecar(i, pod, last, verdicts, done) : plan.WithInit(i, pod, last);
                done = true;
            }
        }
        if (plan.Failed)
        {
            return plan with { Start = [], Kills = [] };
        }
        plan = done ? plan : plan.Starting(0);
        return plan with { Start = [.. plan.Start.Distinct().Order()] };
    }

    /// <summary>An app container of this sandbox exists, so all init containers had their turn. One of an earlier sandbox says nothing.</summary>
    private static bool WasInitialized(Pod pod, RuntimePod runtime, string sandboxId) => pod.Spec.Containers.Any(c => runtime.Find(c.Name) switch
    {
        { State: RuntimeState.Created or RuntimeState.Running } => true,
        { State: RuntimeState.Exited } exited => exited.SandboxId == sandboxId,
        _ => false,
    });

    private InitPlan WithInit(int index, Pod pod, RuntimeContainer last)
    {
        switch (last.State)
        {
            case RuntimeState.Running:
                return this;
            case RuntimeState.Created:
                return Starting(index);
            case RuntimeState.Exited when last.ExitCode == 0:
                return Succeeded(index, pod);
        }
        if (!RestartRule.AfterExit(pod.Spec.InitContainers[index], pod.Spec, last.State == RuntimeState.Unknown ? 137 : last.ExitCode))
        {
            return this with { Failed = true };
        }
        return last.State == RuntimeState.Unknown ? Killing(index, last, UnknownState) : Starting(index);
    }

    private InitPlan WithSidecar(int index, Pod pod, RuntimeContainer last, ProbeVerdicts verdicts, bool done)
    {
        var container = pod.Spec.InitContainers[index];
        if (last.State != RuntimeState.Running)
        {
            return last.State == RuntimeState.Unknown ? Killing(index, last, UnknownState) : Starting(index);
        }
        if (container.StartupProbe is not null && verdicts.Startup.Get(last.Id) is var startup && startup != ProbeVerdict.Success)
        {
            return startup == ProbeVerdict.Failure
                ? Killing(index, last, $"Init container {last.Name} failed startup probe", KillReason.StartupProbe)
                : this;
        }
        var plan = done ? this : Succeeded(index, pod);
        if (last.Hash.Length > 0 && last.Hash != ContainerHash.Of(container))
        {
            return plan.Killing(index, last, $"Init container {last.Name} definition changed");
        }
        if (verdicts.Liveness.Get(last.Id) == ProbeVerdict.Failure)
        {
            return plan.Killing(index, last, $"Init container {last.Name} failed liveness probe", KillReason.LivenessProbe);
        }
        return ResizeRule.For(container, last) switch
        {
            Resize.InPlace => plan with { Updates = plan.Updates.Add(new ContainerUpdate(last.Id, last.Name)) },
            Resize.ByRestart => plan.Killing(index, last, $"Container {last.Name} resize requires restart"),
            _ => plan,
        };
    }

    private const string UnknownState = "Init container is in \"unknown\" state, try killing it before restart";

    private InitPlan Starting(int index) => this with { Start = Start.Add(index) };

    /// <summary>The last one makes the pod initialized, any other lets the next one start.</summary>
    private InitPlan Succeeded(int index, Pod pod) =>
        index == pod.Spec.InitContainers.Count - 1 ? this with { Initialized = true } : Initialized ? this : Starting(index + 1);

    private InitPlan Killing(int index, RuntimeContainer running, string message, KillReason reason = KillReason.Other) => this with
    {
        Start = Start.Add(index),
        Kills = Kills.Add(new ContainerKill(running.Id, running.Name, message, reason)),
    };
}
