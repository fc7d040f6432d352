using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Server;

/// <summary>Finds the pods and containers that requests name.</summary>
internal sealed class PodLookup(PodTable pods, StatusWriter statuses, RuntimeReader reader)
{
    public Pod Pod(string ns, string name, string? uid)
    {
        var found = pods.Find(ns, name)?.Pod;
        return found is not null && (uid is null || uid == found.Metadata.Uid) ? found : throw ServerAnswerException.NotFound($"pod \"{name}\" does not exist\n");
    }

    public PodStatus Status(Pod pod) => statuses.Get(pod.Metadata.Uid) ?? pod.Status;

    public static void RequireContainer(Pod pod, string container)
    {
        if (pod.Spec.FindContainer(container) is null)
        {
            throw ServerAnswerException.NotFound($"container \"{container}\" not found in pod \"{pod.Metadata.Name}\"\n");
        }
    }

    /// <summary>The running instance of a container.</summary>
    public async Task<RuntimeContainer> RunningAsync(Pod pod, string container, CancellationToken cancel)
    {
        RequireContainer(pod, container);
        return (await reader.ReadAsync(pod.Metadata.Uid, cancel)).Find(container) is { IsRunning: true } running
            ? running
            : throw ServerAnswerException.NotFound($"container not found (\"{container}\")");
    }

    public async Task<string> SandboxAsync(Pod pod, CancellationToken cancel) =>
        (await reader.ReadAsync(pod.Metadata.Uid, cancel)).Sandboxes.Find(s => s.Ready)?.Id
        ?? throw ServerAnswerException.NotFound($"pod \"{pod.Metadata.Name}\" does not run\n");
}
