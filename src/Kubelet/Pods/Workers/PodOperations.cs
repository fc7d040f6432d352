using Keles.Api.Core.V1;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Events;
using Keles.Kubelet.Images;
using Keles.Kubelet.Logs;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Volumes;
using Keles.Kubelet.Volumes.ProjectedVolume;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>What a worker does with its pod, each a thing that can be repeated when it fails.</summary>
internal sealed class PodOperations(
    PodSync sync, RuntimeReader reader, ICriRuntime runtime, PodKiller killer, StatusMaker statuses, StatusWriter writer, PodProbes probes,
    PodPreparation preparation, PodDevices devices, PodDirectories directories, PodCgroups cgroups, ImagePuller images, PodTokens tokens, FollowedObjects objects, LogFiles logs, IEventSink events)
{
    public PodAdmission Admission => sync.Admission;

    public async Task<SyncOutcome> SyncAsync(Pod pod, PodMemory memory, CancellationToken cancel)
    {
        objects.Follow(pod);
        return await sync.RunAsync(pod, memory, cancel);
    }

    /// <summary>Whether nothing runs any more.</summary>
    public async Task<bool> KillAsync(PodWork.Ending work, TimeSpan grace, PodMemory memory, CancellationToken cancel)
    {
        var pod = work.Pod;
        probes.StopRestarting(pod.Metadata.Uid);
        var found = await reader.ReadAsync(pod.Metadata.Uid, cancel);
        probes.Follow(pod, found);
        probes.StopRestarting(pod.Metadata.Uid);
        Publish(pod, found, memory);
        if (found.AnyRunning)
        {
            await killer.KillAsync(pod, found, grace, null, cancel);
            found = await reader.ReadAsync(pod.Metadata.Uid, cancel);
            Publish(pod, found, memory);
        }
        if (found.AnyRunning)
        {
            return false;
        }
        await GiveBackAsync(pod, cancel);
        return true;
    }

    /// <summary>Whether all is gone; the status says so first, for those who wait for the pod's end.</summary>
    public async Task<bool> CleanAsync(PodWork.Cleaning work, PodMemory memory, CancellationToken cancel)
    {
        var (pod, uid) = (work.Pod, work.Pod.Metadata.Uid);
        var found = await reader.ReadAsync(uid, cancel);
        statuses.Make(pod, found, memory, probes.Verdicts(uid), isOver: true, work.Given);
        writer.Set(pod, memory.Status!, mayDelete: false);
        probes.Forget(uid);
        directories.Remove(uid);
        if (!cgroups.TryRemove(uid))
        {
            return false;
        }
        preparation.Forget(uid);
        images.Forget(uid);
        tokens.Forget(uid);
        objects.Unfollow(uid);
        return true;
    }

    /// <summary>Before anybody learns that the pod is over: its devices are then given to others.</summary>
    private async Task GiveBackAsync(Pod pod, CancellationToken cancel)
    {
        try
        {
            await devices.UnprepareAsync(pod, cancel);
        }
        catch (DeviceException failed)
        {
            events.Warning(pod, EventReasons.FailedKillPod, failed.Message);
            throw;
        }
    }

    public void Publish(PodWork.Over work, PodMemory memory) => writer.Set(work.Pod, memory.Status!, mayDelete: true);

    /// <summary>The pod is gone for good: dead containers and logs go too.</summary>
    public async Task FinishAsync(PodWork work, CancellationToken cancel)
    {
        var pod = work.Pod;
        writer.Forget(pod.Metadata.Uid);
        var found = await reader.ReadAsync(pod.Metadata.Uid, cancel);
        foreach (var sandbox in (IEnumerable<RuntimeSandbox>)found.Sandboxes)
        {
            await runtime.RemovePodSandboxAsync(sandbox.Id, cancel);
        }
        logs.Remove(pod, found);
    }

    private void Publish(Pod pod, RuntimePod found, PodMemory memory)
    {
        var status = statuses.Make(pod, found, memory, probes.Verdicts(pod.Metadata.Uid));
        if (status.Phase is not ("Succeeded" or "Failed"))
        {
            writer.Set(pod, status, mayDelete: false);
        }
    }
}
