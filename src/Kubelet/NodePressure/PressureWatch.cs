using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Events;
using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Registration;
using Keles.Kubelet.Stats;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.NodePressure;

/// <summary>Looks how much the node has left, says when it is short of something, and then makes room: first with what nobody uses, then with pods, one at a time.</summary>
internal sealed partial class PressureWatch(
    Func<CancellationToken, Task<NodeSupply>> measure, UsageReader usage, DeadContainers dead, ImageGarbage images, PodTable pods, KubeletOptions options, IEventSink events, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>A shortage that ended a moment ago may come back: nothing is lured onto the node meanwhile.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private DateTimeOffset _memoryUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _diskUntil = DateTimeOffset.MinValue;

    /// <summary>What the node's conditions say; readable from any thread, a moment old at most.</summary>
    public NodePressures Pressures { get; private set; } = new(false, false, false);

    /// <summary>Told when a pressure begins or ends.</summary>
    public Action Changed { get; set; } = static () => { };

    /// <summary>Whether a pod that promised nothing can be taken now; null when it can.</summary>
    public Verdict? Refusal(Pod pod)
    {
        var (memory, disk, _) = Pressures;
        if (EvictionPlan.IsCritical(pod) || (!memory && !disk))
        {
            return null;
        }
        var tolerant = Tolerations.Tolerate(pod.Spec.Tolerations, new Taint { Key = Taints.MemoryPressure, Effect = Taints.NoSchedule });
        if (memory && !disk && (PodQos.Of(pod) != PodQos.BestEffort || tolerant))
        {
            return null;
        }
        return Admission.NodeAdmission.Refused(EvictionPlan.Reason, $"The node had condition: [{(memory && disk ? "MemoryPressure DiskPressure" : memory ? "MemoryPressure" : "DiskPressure")}]. ");
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await RoundAsync(cancel);
            }
            catch (Exception failed) when (failed is GrpcException or IOException or UnauthorizedAccessException or LinuxException && !cancel.IsCancellationRequested)
            {
                NotMeasured(log, failed.Message);
            }
            await Task.Delay(Every, time, cancel);
        }
    }

    public async Task RoundAsync(CancellationToken cancel)
    {
        var shortages = Shortage.Of(await measure(cancel), options);
        Note(shortages);
        await LimitAsync(cancel);
        if (shortages.Count > 0 && shortages.All(s => !s.IsOfMemory))
        {
            await dead.RoundAsync(cancel);
            await images.FreeAllAsync(cancel);
            shortages = Shortage.Of(await measure(cancel), options);
        }
        if (shortages.Count == 0 || pods.All.Any(IsLeaving))
        {
            // Whoever was sent away gives something back first.
            return;
        }
        await EvictAsync(shortages[0], cancel);
    }

    private void Note(IReadOnlyList<Shortage> shortages)
    {
        var now = time.GetUtcNow();
        _memoryUntil = shortages.Any(s => s.IsOfMemory) ? now + Hold : _memoryUntil;
        _diskUntil = shortages.Any(s => !s.IsOfMemory) ? now + Hold : _diskUntil;
        var pressures = new NodePressures(_memoryUntil > now, _diskUntil > now, false);
        if (pressures != Pressures)
        {
            Pressures = pressures;
            Changed();
        }
    }

    private async Task EvictAsync(Shortage shortage, CancellationToken cancel)
    {
        events.Record(new ObjectReference { Kind = "Node", Name = options.NodeName, Uid = options.NodeName }, EventLevel.Warning, EventReasons.EvictionThresholdMet, $"Attempting to reclaim {shortage.Resource}");
        if (EvictionPlan.For(shortage, (await usage.ReadAsync(cancel)).Pods.AsEnumerable()) is { } plan)
        {
            Evict(plan.Pod, plan.Verdict);
        }
    }

    private async Task LimitAsync(CancellationToken cancel)
    {
        if (!pods.Active.Any(StorageLimits.HasAny))
        {
            return;
        }
        foreach (var used in (await usage.ReadAsync(cancel)).Pods)
        {
            if (pods.Find(used.Pod.Metadata.Uid) is PodWork.Running && StorageLimits.Exceeded(used) is { } message)
            {
                Evict(used.Pod, EvictionPlan.Evicted(message));
            }
        }
    }

    private void Evict(Pod pod, Verdict verdict)
    {
        Evicting(log, pod.Metadata.Namespace, pod.Metadata.Name, verdict.Message);
        events.Warning(pod, EventReasons.Evicted, verdict.Message);
        pods.GiveUp(pod.Metadata.Uid, verdict);
    }

    private static bool IsLeaving(PodWork work) => work is PodWork.Ending { Given.Reason: EvictionPlan.Reason } or PodWork.Cleaning { Given.Reason: EvictionPlan.Reason };

    [LoggerMessage(6070, LogLevel.Warning, "What the node has left cannot be measured: {Reason}")]
    private static partial void NotMeasured(ILogger log, string reason);

    [LoggerMessage(6071, LogLevel.Warning, "Evicting pod {Namespace}/{Pod}: {Reason}")]
    private static partial void Evicting(ILogger log, string @namespace, string pod, string reason);
}
