using Keles.Api.Core.V1;
using Keles.Api.Nodes.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A pod takes over what its runtime class costs and where it can run.</summary>
internal sealed class RuntimeClassPlugin(ObjectStore store) : IAdmissionPlugin
{
    public string Name => "RuntimeClass";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "pods") || request.Object is not Pod pod) return request.Object;
        if (await FindAsync(request, pod, cancel) is not { } chosen) return pod;
        var spec = pod.Spec;
        if (chosen.Overhead is { } overhead)
        {
            CheckOverhead(request, spec, overhead);
            spec = spec with { Overhead = overhead.PodFixed };
        }

        return pod with { Spec = chosen.Scheduling is { } scheduling ? Scheduled(request, spec, scheduling) : spec };
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "pods") || request.Object is not Pod pod) return;
        var chosen = await FindAsync(request, pod, cancel);
        if (chosen?.Overhead is { } overhead) CheckOverhead(request, pod.Spec, overhead);
        else if (!pod.Spec.Overhead.IsEmpty) throw request.Forbidden("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    }

    private async ValueTask<RuntimeClass?> FindAsync(AdmissionRequest request, Pod pod, CancellationToken cancel)
    {
        if (pod.Spec.RuntimeClassName is not { } name) return null;
        return await store.FindAsync<RuntimeClass>(RuntimeClassKind.Kind, "", name, cancel) ?? throw request.Forbidden($"pod rejected: RuntimeClass \"{name}\" not found");
    }

    private static void CheckOverhead(AdmissionRequest request, PodSpec spec, Overhead overhead)
    {
        var equal = spec.Overhead.Count == overhead.PodFixed.Count && spec.Overhead.All(o => overhead.PodFixed.TryGetValue(o.Key, out var amount) && amount.CompareTo(o.Value) == 0);
        if (!spec.Overhead.IsEmpty && !equal) throw request.Forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }

    private static PodSpec Scheduled(AdmissionRequest request, PodSpec spec, Scheduling scheduling)
    {
        foreach (var (key, value) in scheduling.NodeSelector)
        {
            if (spec.NodeSelector.TryGetValue(key, out var own) && own != value)
                throw request.Forbidden($"conflict: runtimeClass.scheduling.nodeSelector[{key}] = {value}; pod.spec.nodeSelector[{key}] = {own}");
        }

        var more = scheduling.Tolerations.Where(t => !spec.Tolerations.Contains(t));
        return spec with { NodeSelector = scheduling.NodeSelector.IsEmpty ? spec.NodeSelector : spec.NodeSelector.Overlay(scheduling.NodeSelector), Tolerations = spec.Tolerations.AddRange(more) };
    }
}
