using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client;

namespace Keles.ApiServer.Connect;

/// <summary>Which pod and container a log, exec, attach or port-forward is about, in upstream's words when it cannot be.</summary>
internal sealed class PodTarget(ObjectStore store)
{
    public async ValueTask<Pod> PodAsync(ResourceRequest request, CancellationToken cancel)
    {
        var stored = await store.GetAsync(request.Kind, request.Namespace, request.Name, cancel) ?? throw ApiErrors.NotFound(request.Kind, request.Name);
        return (Pod)stored.Object;
    }

    /// <summary>The asked container when the pod has it; the only one when none is asked for.</summary>
    public static string Container(Pod pod, string asked)
    {
        if (asked.Length > 0)
        {
            return Names(pod).Contains(asked) ? asked : throw ApiErrors.BadRequest($"container {asked} is not valid for pod {pod.Metadata.Name}");
        }

        if (pod.Spec.Containers.Count == 1) return pod.Spec.Containers[0].Name;
        if (pod.Spec.Containers.Count == 0) throw ApiErrors.BadRequest($"a container name must be specified for pod {pod.Metadata.Name}");
        var choices = $"choose one of: [{string.Join(' ', pod.Spec.Containers.Select(c => c.Name))}]";
        if (pod.Spec.InitContainers.Count > 0) choices += $" or one of the init containers: [{string.Join(' ', pod.Spec.InitContainers.Select(c => c.Name))}]";
        throw ApiErrors.BadRequest($"a container name must be specified for pod {pod.Metadata.Name}, {choices}");
    }

    public static void MustHaveHost(Pod pod)
    {
        if (pod.Spec.NodeName.Length == 0) throw ApiErrors.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
    }

    private static IEnumerable<string> Names(Pod pod) =>
        [.. pod.Spec.Containers.Select(c => c.Name), .. pod.Spec.InitContainers.Select(c => c.Name), .. pod.Spec.EphemeralContainers.Select(c => c.Name)];
}
