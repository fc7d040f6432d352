using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Instances;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Runtime;

/// <summary>Ends all containers of a pod and its sandbox. App containers end together; sidecars follow, the last first.</summary>
internal sealed class PodKiller(ICriRuntime runtime, ContainerKiller killer)
{
    /// <param name="message">What the events say; null for the usual, empty for none.</param>
    public async Task KillAsync(Pod pod, RuntimePod found, TimeSpan grace, string? message, CancellationToken cancel)
    {
        var running = found.Containers.Where(c => c.State is RuntimeState.Running or RuntimeState.Unknown);
        // Whose turn it is goes on at once: asynchronously it would leave for the thread pool.
        var turns = new Dictionary<string, TaskCompletionSource>(StringComparer.Ordinal);
        foreach (var container in running)
        {
            turns.TryAdd(container.Name, new TaskCompletionSource());
        }
        await Task.WhenAll(((IEnumerable<RuntimeContainer>)running).Select(c => OneAsync(pod, c, grace, message, turns, cancel)).ToArray());
        foreach (var sandbox in (IEnumerable<RuntimeSandbox>)found.Sandboxes)
        {
            await runtime.StopPodSandboxAsync(sandbox.Id, cancel);
        }
    }

    private async Task OneAsync(Pod pod, RuntimeContainer container, TimeSpan grace, string? message, Dictionary<string, TaskCompletionSource> turns, CancellationToken cancel)
    {
        try
        {
            await killer.KillAsync(pod, container, message, grace, Turn(pod, container.Name, turns), cancel);
        }
        finally
        {
            turns[container.Name].TrySetResult();
        }
    }

    /// <summary>What has to end before a sidecar may: everything that relies on it.</summary>
    private static Task? Turn(Pod pod, string name, Dictionary<string, TaskCompletionSource> turns)
    {
        var index = pod.Spec.InitContainers.IndexOf(c => c.Name == name && c.IsSidecar());
        if (index < 0)
        {
            return null;
        }
        var before = pod.Spec.InitContainers.AsEnumerable().Skip(index + 1).Where(c => c.IsSidecar()).Concat(pod.Spec.Containers.AsEnumerable()).Select(c => c.Name);
        return Task.WhenAll(before.Where(turns.ContainsKey).Select(n => turns[n].Task).ToArray());
    }
}
