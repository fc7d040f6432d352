using Keles.Grpc;
using Keles.Kubelet.Logs;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Runtime.Cri;

namespace Keles.Kubelet.Housekeeping;

/// <summary>Removes instances of containers, and sandboxes, that newer ones have replaced, so that a container that crashes for ever does not fill the disk.</summary>
internal sealed class DeadContainers(ICriRuntime runtime, PodTable pods, LogFiles logs)
{
    public async Task RoundAsync(CancellationToken cancel)
    {
        // In this order: a sandbox that is dead by now gets no new containers.
        var sandboxes = await runtime.ListPodSandboxesAsync(null, cancel);
        var containers = await runtime.ListContainersAsync(null, cancel);
        var plan = DeadPlan.For(sandboxes, containers, uid => pods.Find(uid) is not null);
        foreach (var container in plan.Containers)
        {
            var path = await LogPathAsync(container, cancel);
            await runtime.RemoveContainerAsync(container, cancel);
            logs.RemoveFiles(path, container);
        }
        foreach (var sandbox in plan.Sandboxes)
        {
            await runtime.RemovePodSandboxAsync(sandbox, cancel);
        }
    }

    private async Task<string> LogPathAsync(string id, CancellationToken cancel)
    {
        try
        {
            return (await runtime.ContainerStatusAsync(id, verbose: false, cancel)).Status.LogPath;
        }
        catch (GrpcException gone) when (gone.Code == StatusCode.NotFound)
        {
            return "";
        }
    }
}
