using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Events;
using Keles.Kubelet.Hooks;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>Ends one running container: its preStop hook, the signal, and force when its time is over.</summary>
internal sealed class ContainerKiller(ICriContainers runtime, HookRunner hooks, IEventSink events, TimeProvider time)
{
    /// <summary>However long the hook took, the process itself gets this much.</summary>
    public static readonly TimeSpan MinGrace = TimeSpan.FromSeconds(2);

    /// <param name="pod">Its definition, or what is left of it.</param>
    /// <param name="instance">What runs.</param>
    /// <param name="message">What the event says; null for the usual.</param>
    /// <param name="grace">How long hook and process have together.</param>
    /// <param name="turn">Comes to its end when it is this container's turn; its wait counts against the grace period.</param>
    /// <param name="cancel">Gives up waiting, not the kill.</param>
    public async Task KillAsync(Pod pod, RuntimeContainer instance, string? message, TimeSpan grace, Task? turn, CancellationToken cancel)
    {
        var container = pod.Spec.FindContainer(instance.Name) ?? new PodContainer(new Container { Name = instance.Name }, ContainerRole.App);
        var began = time.GetTimestamp();
        if (message is not "")
        {
            events.Normal(pod, container, EventReasons.Killing, message ?? $"Stopping container {instance.Name}");
        }
        if (container.Spec.Lifecycle?.PreStop is { } hook && grace > TimeSpan.Zero)
        {
            await PreStopAsync(pod, container, instance, hook, grace, cancel);
        }
        if (turn is not null)
        {
            await WithinAsync(turn, grace - time.GetElapsedTime(began), cancel);
        }
        var left = grace - time.GetElapsedTime(began);
        await runtime.StopContainerAsync(instance.Id, left > MinGrace ? left : MinGrace, cancel);
    }

    private async Task PreStopAsync(Pod pod, PodContainer container, RuntimeContainer instance, LifecycleHandler hook, TimeSpan grace, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(grace, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            if (await hooks.RunAsync(hook, container.Spec, instance.Id, pod.Status.PodIP, both.Token) is { } failure)
            {
                events.Warning(pod, container, EventReasons.FailedPreStopHook, "PreStopHook failed");
                _ = failure;
            }
        }
        catch (Exception given) when ((given is OperationCanceledException or GrpcException) && !cancel.IsCancellationRequested)
        {
            // Its time is over; the process is asked to end all the same.
        }
    }

    private async Task WithinAsync(Task turn, TimeSpan limit, CancellationToken cancel)
    {
        if (turn.IsCompleted || limit <= TimeSpan.Zero)
        {
            return;
        }
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(turn, Task.Delay(limit, time, late.Token));
        late.Cancel(); // not CancelAsync, which leaves for the thread pool
    }
}
