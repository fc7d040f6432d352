using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Plans;

/// <summary>
/// What has to be done in the runtime so that it holds what the pod asks for. The steps are taken in the order of the members: end
/// everything, make a sandbox, end single containers, start ephemeral, init and app containers.
/// </summary>
internal sealed record PodPlan
{
    /// <summary>End all containers and the sandbox.</summary>
    public bool KillPod { get; init; }

    public bool CreateSandbox { get; init; }

    public string SandboxId { get; init; } = "";

    public uint Attempt { get; init; }

    public Items<ContainerKill> Kills { get; init; }

    public Items<ContainerUpdate> Updates { get; init; }

    /// <summary>Indexes into the pod's lists.</summary>
    public Items<int> Ephemeral { get; init; }

    public Items<int> Init { get; init; }

    public Items<int> App { get; init; }

    /// <summary>Nothing to do, now or by itself later.</summary>
    public bool IsEmpty => !KillPod && !CreateSandbox && Kills.IsEmpty && Updates.IsEmpty && Ephemeral.IsEmpty && Init.IsEmpty && App.IsEmpty;

    public static PodPlan For(Pod pod, RuntimePod runtime, ProbeVerdicts verdicts)
    {
        var sandbox = SandboxRule.For(pod, runtime);
        var plan = new PodPlan { Attempt = sandbox.Attempt, SandboxId = sandbox.SandboxId };
        return sandbox.IsNeeded ? plan.StartingOver(pod, runtime) : plan.GoingOn(pod, runtime, verdicts);
    }

    private PodPlan StartingOver(Pod pod, RuntimePod runtime)
    {
        var plan = this with { KillPod = !runtime.Sandboxes.IsEmpty };
        if (pod.Spec.RestartPolicy == "Never" && Attempt != 0 && !runtime.Containers.IsEmpty)
        {
            return plan;
        }
        Items<int> start = [.. Enumerable.Range(0, pod.Spec.Containers.Count).Where(i => !HasDone(pod, runtime, pod.Spec.Containers[i]))];
        var initialized = pod.Spec.Containers.Any(c => runtime.Find(c.Name) is not null);
        if (start.IsEmpty && initialized)
        {
            return plan;
        }
        plan = plan with { CreateSandbox = true };
        return pod.Spec.InitContainers.IsEmpty ? plan with { App = start } : plan with { Init = [0] };
    }

    private static bool HasDone(Pod pod, RuntimePod runtime, Container container) =>
        runtime.Find(container.Name) is { Succeeded: true } last && !RestartRule.AfterExit(container, pod.Spec, last.ExitCode);

    private PodPlan GoingOn(Pod pod, RuntimePod runtime, ProbeVerdicts verdicts)
    {
        var plan = this with
        {
            Ephemeral = [.. Enumerable.Range(0, pod.Spec.EphemeralContainers.Count).Where(i => runtime.Find(pod.Spec.EphemeralContainers[i].Name) is null)],
        };
        var init = InitPlan.For(pod, runtime, verdicts, SandboxId);
        if (init.Failed)
        {
            return plan with { KillPod = true };
        }
        plan = plan with { Init = init.Start, Kills = init.Kills, Updates = init.Updates };
        return init.Initialized ? plan.WithApp(pod, AppPlan.For(pod, runtime, verdicts)) : plan;
    }

    /// <summary>When no app container runs or will run the pod is over, and its sidecars must not keep it alive.</summary>
    private PodPlan WithApp(Pod pod, AppPlan app) => app.Kept == 0 && app.Start.IsEmpty
        ? this with { KillPod = true, Init = [] }
        : this with { App = app.Start, Kills = Kills.AddRange(app.Kills), Updates = Updates.AddRange(app.Updates) };
}
