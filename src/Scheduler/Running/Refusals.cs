using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>What becomes of a pod that got no node: back to the queue, with an event and a condition that say why.</summary>
internal sealed partial class Refusals(
    SchedulingQueue queue, Nominations nominations, Informer<Pod> pods, ScheduleEvents events, PodConditionWriter conditions, SchedulerMetrics metrics, TimeProvider time, ILogger log)
{
    private const string Unfit = "Unschedulable";
    private const string Error = "SchedulerError";

    /// <param name="nominate">The node to promise the pod; empty takes a promise back, null leaves it.</param>
    public void Unschedulable(QueuedPod pod, Diagnosis diagnosis, string? nominate)
    {
        pod.RejectedBy = diagnosis.RejectedBy;
        var message = diagnosis.ToString();
        metrics.Attempted("unschedulable", time.GetElapsedTime(pod.Began));
        NoNode(log, pod.Info.Key, message);
        Return(pod, Unfit, message, nominate);
    }

    public void Broken(QueuedPod pod, string message)
    {
        metrics.Attempted("error", time.GetElapsedTime(pod.Began));
        TriedInVain(log, pod.Info.Key, message);
        Return(pod, Error, message, nominate: "");
    }

    private void Return(QueuedPod pod, string reason, string message, string? nominate)
    {
        var newest = pods.Get(pod.Info.Key);
        if (newest is null || newest.Metadata.Uid != pod.Info.Uid || newest.Spec.NodeName.Length > 0)
        {
            queue.Return(pod, null, error: false);
            return;
        }

        // The cache may not show yet which node was announced, so what is to be taken away cannot be seen there.
        var announced = pod.Announced;
        pod.Announced = false;
        if (nominate is not null) nominations.Set(new(newest), nominate);
        queue.Return(pod, newest, error: reason == Error);
        events.Failed(newest, message);
        conditions.Write(newest, new() { Type = PodConditions.Scheduled, Status = "False", Reason = reason, Message = message, ObservedGeneration = newest.Metadata.Generation }, nominate, announced);
    }

    [LoggerMessage(4001, LogLevel.Debug, "{Pod} fits nowhere: {Why}")]
    private static partial void NoNode(ILogger log, ObjectKey pod, string why);

    [LoggerMessage(4002, LogLevel.Warning, "{Pod} was tried in vain: {Why}")]
    private static partial void TriedInVain(ILogger log, ObjectKey pod, string why);
}
