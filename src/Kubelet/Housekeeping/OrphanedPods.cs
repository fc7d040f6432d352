using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Logs;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Relist;
using Keles.Kubelet.Volumes;
using Keles.Linux;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Housekeeping;

/// <summary>
/// Ends and takes away what is left on the node of pods that nobody wants here any more: those that were deleted by force while the
/// kubelet was away, or that ended half removed.
/// </summary>
internal sealed partial class OrphanedPods(
    PodTable pods, RuntimeReader reader, ICriRuntime runtime, PodKiller killer, PodDirectories directories, PodCgroups cgroups, LogFiles logs, ILogger log)
{
    /// <summary>Nobody is left who could ask for more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public async Task RoundAsync(CancellationToken cancel)
    {
        // What is found here existed before the table is asked: a pod that comes meanwhile is in the table before it has anything.
        var running = RelistSnapshot.Of(await runtime.ListPodSandboxesAsync(null, cancel), await runtime.ListContainersAsync(null, cancel));
        string[] found = [.. running.Pods.Keys.Union(directories.Uids()).Union(cgroups.Uids()).Union(logs.Uids())];
        foreach (var uid in found)
        {
            if (pods.Find(uid) is null)
            {
                await TryRemoveAsync(uid, cancel);
            }
        }
    }

    private async Task TryRemoveAsync(string uid, CancellationToken cancel)
    {
        try
        {
            await RemoveAsync(uid, cancel);
            Removed(log, uid);
        }
        catch (Exception failed) when (failed is GrpcException or VolumeException or IOException or UnauthorizedAccessException or LinuxException && !cancel.IsCancellationRequested)
        {
            NotRemoved(log, uid, failed.Message);
        }
    }

    private async Task RemoveAsync(string uid, CancellationToken cancel)
    {
        var found = await reader.ReadAsync(uid, cancel);
        if (found.AnyRunning)
        {
            await killer.KillAsync(Remains(found), found, Grace, "", cancel);
        }
        foreach (var sandbox in found.Sandboxes.AsEnumerable())
        {
            await runtime.RemovePodSandboxAsync(sandbox.Id, cancel);
        }
        foreach (var container in found.Containers.AsEnumerable())
        {
            await runtime.RemoveContainerAsync(container.Id, cancel);
        }
        directories.Remove(uid);
        cgroups.TryRemove(uid);
        logs.Remove(uid);
    }

    /// <summary>All that is known of a pod whose definition is gone.</summary>
    private static Pod Remains(RuntimePod found) => new() { Metadata = new ObjectMeta { Name = found.Name, Namespace = found.Namespace, Uid = found.Uid } };

    [LoggerMessage(6040, LogLevel.Information, "Took away what was left of pod {Uid}, which is not wanted here any more")]
    private static partial void Removed(ILogger log, string uid);

    [LoggerMessage(6041, LogLevel.Warning, "What is left of pod {Uid} cannot be taken away yet: {Reason}")]
    private static partial void NotRemoved(ILogger log, string uid, string reason);
}
